import type { Block, Row } from '../../document/index.js';
import { type Evaluation, paragraph, textCell } from '../context.js';
import { assumedValueText } from '../assumed-value.js';

/** Grades from the least certain: assumptions first, then arithmetic, secondary and primary sources. */
const GRADES = ['C', 'D', 'B', "A'", 'A'] as const;

/** 假设 — every input with its value, source and grade, the least certain first. */
export function assumptionsChapter(e: Evaluation): Block[] {
  const { run, book, lang, t, s } = e;
  const inputs = Object.entries(run.scenario.inputs).map(([name, input]) => ({ name, input, grade: gradeOf(input.confidence), declared: book?.inputs.get(name)?.input, chapter: book?.inputs.get(name)?.chapter }));
  if (inputs.length === 0) return [];
  const counts = [...GRADES, undefined].map((grade) => ({ grade, count: inputs.filter((each) => each.grade === grade).length })).filter(({ count }) => count > 0);
  const countTable: Block = {
    kind: 'table', id: 'table-grades', caption: t('evaluation-table-grades'),
    columns: [{ label: t('evaluation-grade'), align: 'left' }, { label: t('evaluation-grade-meaning'), align: 'left', width: 0.6 }, { label: t('evaluation-count'), align: 'right' }],
    rows: [
      ...counts.map(({ grade, count }): Row => ({ cells: [textCell(grade ?? '–'), textCell(t(meaningOf(grade))), numberOf(count)] })),
      { cells: [textCell(t('evaluation-total')), undefined, numberOf(inputs.length)], style: 'total', sumOf: counts.map((_, i) => i) },
    ],
  };
  const tables = [...GRADES, undefined].flatMap((grade): Block[] => {
    const own = inputs.filter((each) => each.grade === grade);
    if (own.length === 0) return [];
    const chapters = [...(book?.chapters ?? []).map(({ name, title }): { name: string | undefined; title: string } => ({ name, title: title[lang] })), { name: undefined, title: t('evaluation-other-chapter') }];
    const rows = chapters.flatMap(({ name, title }): Row[] => {
      const here = own.filter(({ chapter }) => chapter === name);
      if (here.length === 0) return [];
      return [
        ...(book ? [{ cells: [textCell(title)], style: 'group' } as const] : []),
        ...here.map(({ name: input, input: entry, declared }): Row => ({
          cells: [textCell(declared?.label[lang] ?? entry.label?.[lang] ?? input), textCell(assumedValueText(entry, declared, book?.model, lang)), textCell([entry.source, entry.note].filter((text) => text !== undefined).join(t('evaluation-finding-join')))],
        })),
      ];
    });
    return [{
      kind: 'table', id: `table-inputs-${grade === undefined ? 'none' : grade === "A'" ? 'a-reproduced' : grade.toLowerCase()}`, caption: t('evaluation-table-inputs', { grade: grade ?? '–', meaning: t(meaningOf(grade)) }),
      columns: [{ label: t('evaluation-input'), align: 'left', width: 0.3 }, { label: t('evaluation-value'), align: 'left', width: 0.3 }, { label: t('evaluation-source'), align: 'left', width: 0.4 }],
      rows,
    }];
  });
  return [paragraph(s('evaluation-assumptions-lead', { count: inputs.length, assumed: counts.find(({ grade }) => grade === 'C')?.count ?? 0 })), countTable, ...tables, ...givenTable(e)];
}

/** Rules whose outturns the scenario gives: from when to when. */
function givenTable({ run, book, lang, t }: Evaluation): Block[] {
  const rows = Object.entries(run.scenario.given).map(([rule, given]): Row => {
    const entry = given as Readonly<Record<string, unknown>>;
    const years = Object.keys(entry).filter((key) => key !== 'table' && key !== 'table_sha256').sort();
    const text = 'table' in entry ? String(entry.table) : years.length === 0 ? '' : `${years[0]!}–${years.at(-1)!}`;
    return { cells: [textCell(book?.rules.get(rule)?.rule.label[lang] ?? rule), textCell(text)] };
  });
  if (rows.length === 0) return [];
  return [{
    kind: 'table', id: 'table-given', caption: t('evaluation-table-given'),
    columns: [{ label: t('evaluation-rule'), align: 'left', width: 0.5 }, { label: t('evaluation-given-years'), align: 'left', width: 0.5 }], rows,
  }];
}

function gradeOf(confidence: string | undefined): (typeof GRADES)[number] | undefined {
  const plain = confidence?.replace(/[′-]/, "'");
  return GRADES.find((grade) => grade === plain);
}

function meaningOf(grade: (typeof GRADES)[number] | undefined) {
  switch (grade) {
    case 'A': return 'evaluation-grade-a';
    case "A'": return 'evaluation-grade-a-reproduced';
    case 'B': return 'evaluation-grade-b';
    case 'C': return 'evaluation-grade-c';
    case 'D': return 'evaluation-grade-d';
    case undefined: return 'evaluation-grade-none';
  }
}

function numberOf(value: number) {
  return { kind: 'number', value, shown: { divisor: 1, decimals: 0, unit: '' } } as const;
}
