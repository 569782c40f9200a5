// 命令行 — words to a request, a request to an exit status; every text from the catalogue, in zh or en.
// `main.ts` is the program; commands are loaded when asked for, so that the help is quick.
// May import: everything below it.
export { type CommandLine, readCommandLine, type Request } from './command-line.js';
export { EXIT } from './exit-status.js';
