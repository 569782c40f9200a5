import { frontierChart } from '../../chart/index.js';
import { type Lang, say } from '../../messages/index.js';
import { PURE, sameUnit, unitText } from '../../model/index.js';
import type { FrontierPoint, Vary } from '../../solve/index.js';
import type { Asked } from './solve-text.js';
import { conditionWords, inputWords, measureWords, shortLabel } from './solve-words.js';

/** What a curve shows. */
export interface Curve {
  readonly asked: Asked;
  readonly points: readonly FrontierPoint[];
  /** Absent for a curve over the allowed probability. */
  readonly second?: Vary;
  readonly limits: readonly number[];
}

/** 曲线图 — the answer over the allowed probability, or over a second input, with its band. */
export async function frontierDrawing({ asked, points, second, limits }: Curve, lang: Lang): Promise<string> {
  const { vary, conditions, isSmallest } = asked;
  const missing = points.filter(({ answer }) => !answer).map(({ at }) => (second ? inputWords(second, at, lang) : `${String(at * 100)}%`));
  const measured = conditions.map((condition, index) => (second ? conditionWords(condition, limits[index]!, lang) : measureWords(condition, lang))).join(lang === 'zh' ? '；' : '; ');
  const words = {
    title: say('solve-chart-title', { label: shortLabel(vary.input.label, lang), kind: { message: isSmallest ? 'solve-smallest' : 'solve-largest' } }, lang),
    note: [measured, ...(missing.length > 0 ? [say('solve-chart-missing', { values: missing }, lang)] : [])].join(lang === 'zh' ? '；' : '; '),
  };
  const curve = points.flatMap(({ at, answer }) => (answer ? [{ x: at, y: answer.value, low: answer.low, high: answer.high }] : []));
  // The limit that the condition itself names.
  const own = second ? undefined : curve.find(({ x }) => x === limits[0]);
  const drawing = await frontierChart(words, {
    x: second ? { title: shortLabel(second.input.label, lang), measure: measureOf(second) } : { title: say('solve-frontier-head-p', {}, lang), measure: { unit: '1', kind: 'rate' } },
    y: { title: shortLabel(vary.input.label, lang), measure: measureOf(vary) },
    curves: [{ name: '', points: curve }],
    ...(own && { marks: [{ name: inputWords(vary, own.y, lang), x: own.x, y: own.y }] }),
  }, lang);
  return drawing.svg;
}

/** A share of 1 is shown in per cent. */
function measureOf({ input: { unit }, low, high }: Vary): { unit: string; kind: string } {
  return { unit: unitText(unit), kind: sameUnit(unit, PURE) && Math.max(Math.abs(low), Math.abs(high)) <= 1 ? 'rate' : '' };
}
