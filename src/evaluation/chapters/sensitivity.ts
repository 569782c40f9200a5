import type { Block, Cell, Figure, NumberPart, Row, Shown } from '../../document/index.js';
import { inputValueText, trialText, withoutLines } from '../../report/index.js';
import { type Sensitivities, type SensitivityTarget, tornado, type TornadoRow, type TornadoSide } from '../../sensitivity/index.js';
import { type Evaluation, paragraph, textCell } from '../context.js';
import { shownError, shownFor } from '../shown.js';

/** Inputs that a tornado shows; the table has all. */
const MOST_BARS = 12;

/** 敏感性 — every input marked uncertain moved alone, on the same noise; the widest first. */
export async function sensitivityChapter(e: Evaluation, found: Sensitivities | undefined): Promise<Block[]> {
  const { run, s } = e;
  if (!found) {
    const file = run.scenario.files[0]?.file ?? '';
    return [{ kind: 'callout', tone: 'note', text: [s('evaluation-sensitivity-missing', { command: { kind: 'code', text: `chusuan report ${file} --force` } })] }];
  }
  const blocks: Block[] = [paragraph(s(found.paths > 0 ? 'evaluation-sensitivity-lead' : 'evaluation-sensitivity-lead-best', { count: found.inputs.length, paths: found.paths, rest: found.unmarked.length }))];
  for (const [index, target] of found.targets.entries()) blocks.push(...await ofTarget(e, found, index, target));
  return blocks;
}

async function ofTarget({ lang, t, s }: Evaluation, found: Sensitivities, index: number, target: SensitivityTarget): Promise<Block[]> {
  const { rows: all, without } = tornado(found, index);
  if (all.length === 0) return [];
  const kind = target.kind ?? '';
  const centre = found.paths > 0 ? target.mean : target.bestEstimate;
  const shown = shownFor(target.unit, kind, [centre], lang);
  // Rows that would show nothing but zeros are left out; what has no effect is named below.
  const least = 0.5 * shown.divisor / 10 ** shown.decimals;
  const rows = all.filter(({ low, high }) => [low, high].some((side) => side && Math.abs(side.difference) >= least));
  if (rows.length === 0) return [];
  const small = all.filter((row) => !rows.includes(row));
  const id = `${target.output.replaceAll(/[._]/g, '-')}-${String(target.year)}`;
  const what = t('evaluation-of-year', { year: target.year, what: target.label[lang] });
  const caption = t('evaluation-figure-tornado', { what });
  const part = (value: number, statistic: string, as: Shown = shown): NumberPart => ({ kind: 'number', value, shown: as, trace: { file: 'sensitivity', output: target.output, at: target.year, statistic } });
  const { tornadoChart } = await import('../../chart/index.js');
  const end = (side: TornadoSide | undefined, row: TornadoRow) => ({ value: centre + (side?.difference ?? 0), at: side ? trialText(side.trial, row.input.unit, lang) : '' });
  const drawing = await tornadoChart({}, {
    title: what, measure: { unit: target.unit, kind }, centre,
    bars: rows.slice(0, MOST_BARS).map((row) => ({ name: row.input.label[lang], low: end(row.low, row), high: end(row.high, row) })),
  }, lang);
  const figure: Figure = { kind: 'figure', id: `figure-tornado-${id}`, caption, ...drawing, alternative: t('evaluation-tornado-alternative', { what }), note: s('evaluation-tornado-note', { count: Math.min(MOST_BARS, rows.length) }) };
  const sides = (row: TornadoRow): Cell[] => (['low', 'high'] as const).flatMap((key): Cell[] => {
    const side = row[key];
    const name = `${row.input.mark.name} ${key}`;
    if (!side || side.isNow) return [side && textCell(t('evaluation-is-now')), undefined, ...(found.paths > 1 ? [undefined] : [])];
    return [textCell(trialText(side.trial, row.input.unit, lang)), part(side.difference, `${name} difference`), ...(found.paths > 1 ? [part(side.standardError, `${name} standard_error`, shownError(shown))] : [])];
  });
  const heads = (['evaluation-low', 'evaluation-high'] as const).flatMap((key) => [
    { label: t(key), align: 'right' as const }, { label: t('evaluation-effect'), unit: shown.unit, align: 'right' as const },
    ...(found.paths > 1 ? [{ label: t('evaluation-standard-error'), unit: shown.unit, align: 'right' as const }] : []),
  ]);
  return [
    { kind: 'heading', id: `sensitivity-${id}`, level: 2, text: what },
    paragraph(found.paths > 1 ? s('evaluation-sensitivity-centre', { mean: part(centre, 'mean'), error: part(target.standardError, 'standard_error', shownError(shown)) }) : s('evaluation-sensitivity-centre-best', { value: part(centre, 'best_estimate') })),
    figure,
    {
      kind: 'table', id: `table-sensitivity-${id}`, caption: t('evaluation-table-sensitivity', { what }),
      columns: [{ label: t('evaluation-input'), align: 'left', width: 0.28 }, { label: t('evaluation-grade'), align: 'left' }, { label: t('evaluation-now'), align: 'right' }, ...heads],
      rows: rows.map((row): Row => ({ cells: [textCell(row.input.label[lang]), textCell(row.input.confidence), textCell(inputValueText(row.input, lang)), ...sides(row)] })),
    },
    ...withoutLines(without, lang).map((line) => paragraph([line])),
    ...(small.length > 0 ? [paragraph([t('evaluation-small-effects', { labels: small.map(({ input }) => input.label[lang]) })])] : []),
  ];
}
