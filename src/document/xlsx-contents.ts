import type { Workbook } from '@protobi/exceljs';
import { say } from '../messages/index.js';
import { fitHeight, fitWidth, put, putLink } from '../workbook/index.js';
import { plainText } from './number-text.js';
import type { ReportLooks } from './xlsx-look.js';
import type { XlsxPlan } from './xlsx-plan.js';
import { reportSheet } from './xlsx-table.js';
import type { Document } from './types.js';

const WIDTHS = [18, 70, 36] as const;
const ALL = WIDTHS[1] + WIDTHS[2];

/** 目录 — title, finding and facts, then every sheet with a link to it. */
export function writeContents(workbook: Workbook, { title, subtitle, finding, findingLines = [], facts, lang }: Document, plan: XlsxPlan, looks: ReportLooks): void {
  const sheet = reportSheet(workbook, plan.contents, 0, 0);
  sheet.views = [{ state: 'normal', showGridLines: false }];
  delete sheet.pageSetup.printTitlesRow;
  WIDTHS.forEach((width, index) => { sheet.getColumn(index + 1).width = width; });
  put(sheet.getCell(1, 1), title, looks.title);
  sheet.getRow(1).height = 26;
  put(sheet.getCell(2, 1), subtitle, looks.hint);
  const lines = [{ label: say('document-finding', {}, lang), text: plainText(finding, lang) }, ...findingLines.map((line) => ({ label: '', text: plainText(line, lang) })), ...facts.map(({ label, text }) => ({ label, text: plainText(text, lang) }))];
  lines.forEach(({ label, text }, index) => {
    const row = 4 + index;
    put(sheet.getCell(row, 1), label, looks.cell(index === 0 ? 'group' : 'plain', ''));
    put(sheet.getCell(row, 2), text, looks.cell(index === 0 ? 'group' : 'plain', ''));
    sheet.mergeCells(row, 2, row, 3);
    fitHeight(sheet.getRow(row), [[label, WIDTHS[0]], [text, ALL]]);
  });
  const head = 4 + lines.length + 1;
  [say('document-sheet', {}, lang), say('document-caption', {}, lang), say('document-chapter', {}, lang)].forEach((text, index) => { put(sheet.getCell(head, index + 1), text, looks.head); });
  const rows = [
    ...plan.tables.map(({ sheet: name, label, caption, chapter }) => [name, label, caption, chapter] as const),
    ...(plan.rules ? [[plan.rules.sheet, plan.rules.sheet, say('document-rules-about', {}, lang), ''] as const] : []),
    [plan.sources, plan.sources, say('document-sources-about', {}, lang), ''] as const,
  ];
  rows.forEach(([name, label, caption, chapter], index) => {
    const row = head + 1 + index;
    putLink(sheet.getCell(row, 1), name, label, { ...looks.fixedLink, fill: { type: 'pattern', pattern: 'none' } });
    put(sheet.getCell(row, 2), caption, looks.cell('plain', ''));
    put(sheet.getCell(row, 3), chapter, looks.cell('plain', ''));
    fitHeight(sheet.getRow(row), [[caption, WIDTHS[1]], [chapter, WIDTHS[2]]]);
  });
  put(sheet.getCell(head + rows.length + 2, 1), say('document-words-elsewhere', {}, lang), looks.hint);
  sheet.getColumn(1).width = fitWidth([...rows.map(([, label]) => label), ...lines.map(({ label }) => label)], WIDTHS[0], 30);
}
