#!/usr/bin/env node
import { argv, env, stderr, stdout } from 'node:process';
import { VERSION } from '../version.js';
import { EXIT } from './exit-status.js';
import { chosenLanguage } from './language.js';

async function main(): Promise<number> {
  const words = argv.slice(2);
  // What scripts ask for most; reading a command line takes longer than the answer.
  if (words.length === 1 && words[0] === '--version' && !chosenLanguage(words, env.CHUSUAN_LANG).issue) {
    stdout.write(`${VERSION}\n`);
    return EXIT.ok;
  }
  // Commands load the engine, so each is imported when it is asked for: `--help` stays quick.
  const [{ readCommandLine }, { interruptSignal }, { Terminal }, { optimiseLess }] = await Promise.all([
    import('./command-line.js'), import('./interrupt.js'), import('./terminal.js'), import('./optimiser.js'),
  ]);
  optimiseLess();
  const { lang, isJson, request } = readCommandLine(words, env);
  const terminal = new Terminal(lang, isJson, { stdout, stderr });
  try {
    switch (request.kind) {
      case 'print':
        stdout.write(request.text);
        return request.isMistake ? EXIT.badInput : EXIT.ok;
      case 'refused':
        terminal.issues(request.issues);
        terminal.json(EXIT.badInput, request.issues, { status: 'refused' });
        return EXIT.badInput;
      case 'check':
        return await (await import('./check-command.js')).checkCommand(request, terminal);
      case 'compile':
        return await (await import('./commands/compile-command.js')).compileCommand(request, terminal);
      case 'report': {
        const signal = interruptSignal();
        return await (await import('./commands/report-command.js')).reportCommand(request, terminal, signal);
      }
      case 'rules':
        return await (await import('./commands/rules-command.js')).rulesCommand(request, terminal);
      case 'explain':
        return await (await import('./commands/explain-command.js')).explainCommand(request, terminal);
      case 'schema':
        return await (await import('./commands/schema-command.js')).schemaCommand(request, terminal);
      case 'diff':
        return await (await import('./commands/diff-command.js')).diffCommand(request, terminal);
      case 'compare': {
        const signal = interruptSignal();
        return await (await import('./commands/compare-command.js')).compareCommand(request, terminal, signal);
      }
      case 'new':
        return await (await import('./commands/new-command.js')).newCommand(request, terminal);
      case 'template':
        return await (await import('./commands/template-command.js')).templateCommand(request, terminal);
      case 'import':
        return await (await import('./commands/import-command.js')).importCommand(request, terminal);
      case 'tables':
        return await (await import('./commands/tables-command.js')).tablesCommand(request, terminal);
      case 'members':
        return await (await import('./commands/members-command.js')).membersCommand(request, terminal);
      case 'backtest': {
        const signal = interruptSignal();
        return await (await import('./commands/backtest-command.js')).backtestCommand(request, terminal, signal);
      }
      case 'sensitivity': {
        const signal = interruptSignal();
        return await (await import('./commands/sensitivity-command.js')).sensitivityCommand(request, terminal, signal);
      }
      case 'solve': {
        const signal = interruptSignal();
        return await (await import('./commands/solve-command.js')).solveCommand(request, terminal, signal);
      }
      case 'describe':
        return await (await import('./commands/describe-command.js')).describeCommand(request, terminal);
      case 'assist':
        return await (await import('./commands/assist-command.js')).assistCommand(request, terminal);
      case 'fidelity':
        return await (await import('./commands/fidelity-command.js')).fidelityCommand(request, terminal);
      case 'bench': {
        const signal = interruptSignal();
        return await (await import('./commands/bench-command.js')).benchCommand(request, terminal, signal);
      }
      case 'run': {
        const signal = interruptSignal();
        return await (await import('./run-command.js')).runCommand(request, terminal, signal);
      }
    }
  } catch (error) {
    const cause = error instanceof Error ? messageChain(error) : String(error);
    terminal.note('cli-our-fault', { cause });
    if (env.CHUSUAN_DEBUG) console.error(error);
    terminal.json(EXIT.ourFault, [{ severity: 'error', message: 'cli-our-fault', facts: { cause } }], { status: 'broken' });
    return EXIT.ourFault;
  }
}

/** The messages of an error and of what caused it. */
function messageChain(error: Error): string {
  return error.cause instanceof Error ? `${error.message}: ${messageChain(error.cause)}` : error.message;
}

// A reader that went away (`chusuan … | head`) is no fault of ours.
for (const stream of [stdout, stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

// Not process.exit: what is still on its way to a pipe must arrive.
process.exitCode = await main();
