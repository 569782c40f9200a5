import type { Workbook } from '@protobi/exceljs';
import { say } from '../messages/index.js';
import { fitHeight, put, putLink } from '../workbook/index.js';
import type { ReportLooks } from './xlsx-look.js';
import type { XlsxPlan } from './xlsx-plan.js';
import { putTitle, reportSheet, type WrittenNumber } from './xlsx-table.js';

const HEAD_ROW = 4;
const SOURCE_WIDTHS = [30, 10, 22, 10, 16, 34, 16, 18] as const;
const RULE_WIDTHS = [24, 58, 12, 26, 46] as const;

/** 来源 — of every number its cell, the value in the unit of the rule, and where that stands in the results. */
export function writeSources(workbook: Workbook, written: readonly WrittenNumber[], plan: XlsxPlan, looks: ReportLooks): void {
  const { lang } = plan;
  const sheet = reportSheet(workbook, plan.sources, HEAD_ROW, 2);
  putTitle(sheet, say('document-sources-about', {}, lang), plan, looks);
  SOURCE_WIDTHS.forEach((width, index) => { sheet.getColumn(index + 1).width = width; });
  (['document-sheet', 'document-cell', 'document-value', 'document-run', 'document-file', 'document-output', 'document-at', 'document-statistic'] as const)
    .forEach((key, index) => { put(sheet.getCell(HEAD_ROW, index + 1), say(key, {}, lang), looks.head); });
  const [text, value, whole] = [looks.cell('plain', ''), looks.cell('plain', 'General'), looks.cell('plain', '0', 'center')];
  written.filter(({ part }) => part.trace).forEach(({ sheet: name, cell, part }, index) => {
    const row = HEAD_ROW + 1 + index;
    const { file, run, output, at, statistic } = part.trace!;
    put(sheet.getCell(row, 1), name, text);
    putLink(sheet.getCell(row, 2), name, cell, looks.link, cell);
    put(sheet.getCell(row, 3), part.value, value);
    put(sheet.getCell(row, 4), run === undefined ? undefined : run + 1, whole);
    put(sheet.getCell(row, 5), `${file}.arrow`, text);
    put(sheet.getCell(row, 6), output, text);
    put(sheet.getCell(row, 7), at, typeof at === 'number' ? whole : text);
    put(sheet.getCell(row, 8), statistic, text);
  });
  sheet.autoFilter = { from: { row: HEAD_ROW, column: 1 }, to: { row: HEAD_ROW, column: SOURCE_WIDTHS.length } };
}

/** 公式 — the rules that the report sets, each in one line. */
export function writeRules(workbook: Workbook, plan: XlsxPlan, looks: ReportLooks): void {
  if (!plan.rules) return;
  const { lang, rules: { sheet: name, formulas } } = plan;
  const sheet = reportSheet(workbook, name, HEAD_ROW, 1);
  putTitle(sheet, say('document-rules-about', {}, lang), plan, looks);
  RULE_WIDTHS.forEach((width, index) => { sheet.getColumn(index + 1).width = width; });
  (['document-rule', 'document-formula', 'document-unit-head', 'document-source-head', 'document-gap-head'] as const)
    .forEach((key, index) => { put(sheet.getCell(HEAD_ROW, index + 1), say(key, {}, lang), looks.head); });
  formulas.forEach(({ label, text, unit, source = '', gap = '' }, index) => {
    const row = sheet.getRow(HEAD_ROW + 1 + index);
    const texts = [label, text, unit, source, gap];
    texts.forEach((each, at) => { put(row.getCell(at + 1), each, looks.cell('plain', '')); });
    fitHeight(row, texts.map((each, at) => [each, RULE_WIDTHS[at]!]));
  });
}
