// 文档 — a report as blocks, and its forms: HTML, Word, Excel, Markdown.
// Nothing here knows pensions.
// May import: messages, issues, model, files, report, chart, workbook.
export type * from './types.js';
export { documentDocx } from './docx.js';
export { documentHtml } from './html.js';
export { traceText } from './html-text.js';
export { documentXlsx } from './xlsx.js';
export { documentMarkdown, type MarkdownReport } from './markdown.js';
