import { type Lang, say } from '../messages/index.js';
import { type InputDeclaration, type Model, unitText } from '../model/index.js';
import { quantityText, unitWords } from '../report/index.js';
import { NUMBER, type ResolvedInput } from '../scenario/index.js';

type Written = NonNullable<ResolvedInput['value']>;
/** Turning points of a series that are written out. */
const MOST_POINTS = 8;

/** 假设的取值 — what a scenario gives for an input, in words: a number, its turning points, cells, or the table it stands in. */
export function assumedValueText(entry: ResolvedInput, declared: InputDeclaration | undefined, model: Model | undefined, lang: Lang): string {
  const unit = declared ? unitText(declared.unit) : String(entry.unit);
  const one = (written: Written): string => writtenText(written, unit, declared, lang);
  if (entry.value !== undefined) return one(entry.value);
  if (entry.series) {
    const points = Object.entries(entry.series);
    const shown = points.slice(0, MOST_POINTS).map(([year, value]) => say('evaluation-value-of-year', { year, value: one(value) }, lang));
    const texts = points.length > MOST_POINTS ? [...shown, say('evaluation-value-more', { count: points.length - MOST_POINTS }, lang)] : shown;
    return say('evaluation-value-series', { points: texts }, lang);
  }
  if (entry.cells) return say('evaluation-value-series', { points: Object.entries(entry.cells).map(([cell, value]) => say('evaluation-value-of-cell', { cell: cellText(entry.by, cell, model, lang), value: one(value) }, lang)) }, lang);
  if (entry.bands) {
    const limit = declared?.bandOf ? unitText(declared.bandOf) : '1';
    return say('evaluation-value-series', { points: Object.entries(entry.bands).map(([from, value]) => say('evaluation-value-from', { from: `${from}${limit === '1' ? '' : unitWords(limit, lang)}`, value: one(value) }, lang)) }, lang);
  }
  const file = entry.table ?? entry.paths;
  return file === undefined ? '' : say('evaluation-value-table', { file }, lang);
}

/** What the rulebook calls a cell: 男, 普通缴费人员; its key where it has no name for it. */
function cellText(by: string | undefined, cell: string, model: Model | undefined, lang: Lang): string {
  const dimension = model?.dimensions.find(({ name }) => name === by);
  return dimension?.valueLabels?.[dimension.labels.indexOf(cell)]?.[lang] ?? cell;
}

/** As the scenario writes it – `3%`, `163 yuan/person/month`, `0.03` – in the reader's words. */
function writtenText(written: Written, unit: string, declared: InputDeclaration | undefined, lang: Lang): string {
  if (typeof written === 'string' && /%\s*$/.test(written)) return written.trim();
  const value = typeof written === 'number' ? written : Number(new RegExp(`^\\s*(${NUMBER})`).exec(written)?.[1]);
  if (!Number.isFinite(value)) return String(written);
  // A code or an age must not become a percentage.
  const isShare = unit === '1' && !Number.isInteger(value) && Math.abs(value) < 1 && isRateLike(declared);
  return quantityText(value, unit, isShare ? 'rate' : '', lang);
}

/** Shares and growth rates have bounds near 1, in law or experience. */
function isRateLike(declared: InputDeclaration | undefined): boolean {
  const bounds = [...(declared?.range.law ?? []), ...(declared?.range.experience ?? [])].filter(Number.isFinite);
  return bounds.length === 0 || bounds.every((bound) => Math.abs(bound) <= 1);
}
