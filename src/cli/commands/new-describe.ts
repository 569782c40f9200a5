import { type Lang, say } from '../../messages/index.js';
import { cellCount, type Dimension, type InputDeclaration, type Model, unitText } from '../../model/index.js';
import { countText, unitWords } from '../../report/index.js';

/** 说明输入 — its label, unit, dimensions, bounds and remark in one line, as a file of inputs explains itself. */
export function describeInput({ label, unit, bandOf, dimensions, range, note, byPath }: InputDeclaration, model: Model, lang: Lang): string {
  const pure = (text: string): string => (text === '1' ? '1' : unitWords(text, lang));
  const parts = [
    say('new-unit', { unit: pure(unitText(unit)) }, lang),
    ...(bandOf ? [unitText(bandOf) === '1' ? say('new-band', {}, lang) : say('new-band-of', { unit: pure(unitText(bandOf)) }, lang)] : []),
    ...(byPath ? [say('new-by-path', {}, lang)] : []),
    ...(dimensions.length > 0 ? [dimensionsText(model.dimensions.filter(({ name }) => dimensions.includes(name)), lang)] : []),
    ...(range.law ? [boundsText(range.law, range.clause, lang)] : []),
    ...(range.experience ? [say('new-experience', { range: rangeText(range.experience, lang) }, lang)] : []),
    ...(note ? [note[lang]] : []),
  ];
  return say('new-described', { label: label[lang], parts: parts.join(say('new-separator', {}, lang)) }, lang);
}

function dimensionsText(dimensions: readonly Dimension[], lang: Lang): string {
  const names = dimensions.map(({ label, name }) => [...new Set([label[lang].replace(/\s*[（(].*[）)]$/, ''), name])].join(' ')).join(say('new-list', {}, lang));
  return say('new-dimensions', { names, cells: cellCount(dimensions) }, lang);
}

/** A bound with a clause is law; one without says what the number is. */
function boundsText(law: readonly [number, number], clause: string | undefined, lang: Lang): string {
  const range = rangeText(law, lang);
  if (clause !== undefined) return say('new-law', { range, clause }, lang);
  return law.every(Number.isFinite) ? say('new-allowed', { range }, lang) : range;
}

function rangeText([low, high]: readonly [number, number], lang: Lang): string {
  const text = (value: number): string => (Number.isInteger(value) ? countText(value) : String(value));
  if (low === high) return text(low);
  if (high === Infinity) return say('new-at-least', { low: text(low) }, lang);
  if (low === -Infinity) return say('new-at-most', { high: text(high) }, lang);
  return say('cli-range', { low: text(low), high: text(high) }, lang);
}
