// 文件 — reads YAML, CSV and Arrow files, and writes files whole; every mistake comes back as an issue with its file and line.
// Nothing here knows what a scenario or a rule is: the caller brings the schema.
// May import: messages, issues.
export { type ByteFile, type TextFile, displayPath, printable, readBytes, readText } from './text.js';
export type { KeyPath } from './positions.js';
export { parseYaml, type YamlOptions, type YamlSource, readYaml } from './yaml.js';
export { type IssueSink, TableIssues } from './table-issues.js';
export { readCsv } from './csv.js';
export { type DataRow, type DataTable, readTable } from './table.js';
export { type FullWidth, fullWidthIn } from './full-width.js';
export { makeFolder, obstacleTo, obstacleToFolder, writeWhole } from './whole-file.js';
