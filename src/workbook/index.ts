// 工作簿 — the inputs of a scenario as an Excel workbook, and back.
// What comes back unchanged is unchanged to the last bit.
// May import: messages, issues, model, files, language, scenario, tables, book, report.
export type { Contents } from './content.js';
export { contentsOf } from './scenario-content.js';
export { writeBook, type WrittenBook } from './write-book.js';
export { importBook, type ImportedBook } from './import-book.js';
export type { Change, Edits } from './changes.js';
export { changeLines, type ChangeLine } from './change-words.js';
export { newScenario, type NewScenario } from './scenario-text.js';
export { someOf } from './book-issues.js';
export { tablesBook } from './tables-book.js';
export { COLOURS as LOOK_COLOURS, Looks } from './look.js';
export { SheetNames } from './sheet-names.js';
export { columnLetter, fitHeight, fitWidth, put, putLink, sheetView } from './writing.js';
