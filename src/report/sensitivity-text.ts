import { type Lang, say } from '../messages/index.js';
import { type Effect, type InputSensitivity, type Sensitivities, type SensitivityTarget, tornado, type TornadoRow, type TornadoSide } from '../sensitivity/index.js';
import { decimalsFor, numberText, quantityText } from './format.js';
import { tableText } from './table.js';
import { type Scale, scaleFor } from './units.js';

const NOTHING = '-';

/** 试算值 — `0.51`, `−20%`, `+0.48个百分点`, `+5元/人/月`: what an input is, or by how much it is moved. */
export function trialText({ kind, amount }: TornadoSide['trial'], unit: string, lang: Lang): string {
  switch (kind) {
    case 'set': return quantityText(amount, unit, '', lang);
    case 'times': return `${signed(rounded((amount - 1) * 100))}%`;
    case 'points': return say('sensitivity-points', { value: signed(rounded(amount * 100)) }, lang);
    case 'plus': return `${amount > 0 ? '+' : ''}${quantityText(amount, unit, '', lang)}`;
  }
}

/** The number an input has now; a dash for one of several numbers. */
export function inputValueText({ value, unit }: InputSensitivity, lang: Lang): string {
  return value === undefined ? NOTHING : quantityText(value, unit, '', lang);
}

function signed(value: number): string {
  return value > 0 ? `+${String(value)}` : String(value);
}

/** Twelve digits: 1 − 0.3 less 1 is −0.30000000000000004. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}

/** 敏感性 — a table for each target, the input that matters most first. */
export function sensitivityText(found: Sensitivities, lang: Lang): string {
  const tables = found.targets.map((target, index) => {
    const { rows, without } = tornado(found, index);
    return [
      targetText(target, found.paths, lang),
      ...(rows.length > 0 ? [tornadoTable(rows, target, found.paths, lang)] : []),
      ...(without.length > 0 ? [say('sensitivity-without', { count: without.length, labels: without.map(({ label }) => label[lang]) }, lang)] : []),
    ].join('\n');
  });
  return [...tables, say(found.paths === 0 ? 'sensitivity-note-best' : 'sensitivity-note', {}, lang)].join('\n\n');
}

/** `基金结余，2035年：1,234亿元（±5，500条路径）`. */
function targetText({ label, unit, kind: ofRule, year, mean, standardError, bestEstimate }: SensitivityTarget, paths: number, lang: Lang): string {
  const kind = ofRule ?? '';
  const facts = { label, year, best: quantityText(bestEstimate, unit, kind, lang) };
  if (paths === 0) return say('sensitivity-target-best', facts, lang);
  return say('sensitivity-target', { ...facts, mean: quantityText(mean, unit, kind, lang), error: quantityText(standardError, unit, kind, lang), paths }, lang);
}

function tornadoTable(rows: readonly TornadoRow[], { unit, kind }: SensitivityTarget, paths: number, lang: Lang): string {
  const sides = rows.flatMap(({ low, high }) => [low, high]).filter((side) => side !== undefined);
  const scale = scaleFor(unit, kind ?? '', sides.map(({ difference }) => difference), lang);
  const decimals = decimalsFor(sides.map(({ difference }) => difference), scale);
  const effect = (side: Effect | undefined): string => (side ? `${side.difference > 0 ? '+' : ''}${numberText(side.difference, scale, decimals)}` : NOTHING);
  const error = (side: TornadoSide | undefined): string => (!side ? NOTHING : side.standardError === 0 ? '0' : numberText(side.standardError, scale, decimals + 1));
  const value = (side: TornadoSide | undefined, input: InputSensitivity): string => (side ? trialText(side.trial, input.unit, lang) : NOTHING);
  const isSampled = paths > 1;
  const errorHead = isSampled ? ['error' as const] : [];
  const head = ['input', 'grade', 'now', 'low', 'high', 'low-effect', ...errorHead, 'high-effect', ...errorHead] as const;
  return tableText(
    head.map((key) => headText(key, scale, lang)),
    rows.map(({ input, low, high }) => [
      `${input.label[lang]} ${input.mark.name}`, input.confidence, inputValueText(input, lang), value(low, input), value(high, input),
      effect(low), ...(isSampled ? [error(low)] : []), effect(high), ...(isSampled ? [error(high)] : []),
    ]),
  );
}

function headText(key: 'input' | 'grade' | 'now' | 'low' | 'high' | 'low-effect' | 'high-effect' | 'error', { unit }: Scale, lang: Lang): string {
  switch (key) {
    case 'input': return say('sensitivity-head-input', {}, lang);
    case 'grade': return say('sensitivity-head-grade', {}, lang);
    case 'now': return say('sensitivity-head-now', {}, lang);
    case 'low': return say('sensitivity-head-low', {}, lang);
    case 'high': return say('sensitivity-head-high', {}, lang);
    case 'low-effect': return say('sensitivity-head-low-effect', { unit }, lang);
    case 'high-effect': return say('sensitivity-head-high-effect', { unit }, lang);
    case 'error': return say('sensitivity-head-error', {}, lang);
  }
}
