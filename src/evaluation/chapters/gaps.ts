import type { Block, Row } from '../../document/index.js';
import { type Evaluation, paragraph, textCell } from '../context.js';

/** 局限 — what the rulebook says it leaves out, rule by rule, and what the run warned of. */
export function gapsChapter({ book, run, lang, t, s }: Evaluation): Block[] {
  const rows = (book?.chapters ?? []).flatMap(({ title, rules }): Row[] => {
    const here = rules.flatMap((name) => {
      const { gap, label } = book!.rules.get(name)!.rule;
      return gap ? [{ cells: [textCell(label[lang]), textCell(gap[lang])] }] : [];
    });
    return here.length === 0 ? [] : [{ cells: [textCell(title[lang])], style: 'group' }, ...here];
  });
  const count = rows.filter(({ style }) => style !== 'group').length;
  const { warnings } = run.manifest;
  return [
    ...(rows.length > 0 ? [
      paragraph(s('evaluation-gaps-lead', { count })),
      { kind: 'table', id: 'table-gaps', caption: t('evaluation-table-gaps'), columns: [{ label: t('evaluation-rule'), align: 'left', width: 0.28 }, { label: t('evaluation-gap'), align: 'left', width: 0.72 }], rows } as const,
    ] : []),
    ...(warnings.length > 0
      ? [{ kind: 'callout', tone: 'warning', title: t('evaluation-warnings'), text: warnings.map((warning) => [warning]) } as const]
      : [paragraph(s('evaluation-no-warnings'))]),
  ];
}
