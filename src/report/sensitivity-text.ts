import { type Lang, type MessageKey, say } from '../messages/index.js';
import { type InputSensitivity, type NoEffectReason, type Sensitivities, type SensitivityTarget, tornado, type TornadoRow, type TornadoSide, type WithoutEffect } from '../sensitivity/index.js';
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
      ...tornadoTable(rows, target, found.paths, lang),
      ...withoutLines(without, lang),
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

const WITHOUT = { now: 'sensitivity-without-now', apart: 'sensitivity-without-apart', idle: 'sensitivity-without-idle' } as const satisfies Record<NoEffectReason, MessageKey>;

/** 不影响结果 — by the reason, as far as it is known. */
export function withoutLines(without: readonly WithoutEffect[], lang: Lang): string[] {
  return (['now', 'apart', 'idle'] as const).flatMap((reason) => {
    const labels = without.filter((each) => each.reason === reason).map(({ input }) => input.label[lang]);
    return labels.length === 0 ? [] : [say(WITHOUT[reason], { labels }, lang)];
  });
}

/** Effects that are zero as they are shown stand below, not as rows of zeros. */
function tornadoTable(all: readonly TornadoRow[], { unit, kind }: SensitivityTarget, paths: number, lang: Lang): string[] {
  const every = all.flatMap(({ low, high }) => [low, high]).filter((side) => side !== undefined).map(({ difference }) => difference);
  const common = scaleFor(unit, kind ?? '', every, lang);
  const half = 0.5 * 10 ** -decimalsFor(every, common);
  const isShown = ({ low, high }: TornadoRow): boolean => [low, high].some((side) => side && Math.max(Math.abs(side.difference), paths > 1 ? side.standardError : 0) >= half * common.divisor);
  const [rows, small] = [all.filter(isShown), all.filter((row) => !isShown(row))];
  const limit = quantityText(half * common.divisor, unit, kind ?? '', lang);
  return [
    ...(rows.length > 0 ? [rowsText(rows, { unit, kind }, paths, lang)] : []),
    ...(small.length > 0 ? [say('sensitivity-without-small', { limit, labels: small.map(({ input }) => input.label[lang]) }, lang)] : []),
  ];
}

function rowsText(rows: readonly TornadoRow[], { unit, kind }: Pick<SensitivityTarget, 'unit' | 'kind'>, paths: number, lang: Lang): string {
  const sides = rows.flatMap(({ low, high }) => [low, high]).filter((side) => side !== undefined);
  const scale = scaleFor(unit, kind ?? '', sides.map(({ difference }) => difference), lang);
  const decimals = decimalsFor(sides.map(({ difference }) => difference), scale);
  const effect = (side: TornadoSide | undefined): string => (side && !side.isNow ? `${side.difference > 0 ? '+' : ''}${numberText(side.difference, scale, decimals)}` : NOTHING);
  const error = (side: TornadoSide | undefined): string => (!side || side.isNow ? NOTHING : side.standardError === 0 ? '0' : numberText(side.standardError, scale, decimals + 1));
  const value = (side: TornadoSide | undefined, input: InputSensitivity): string => (!side ? NOTHING : side.isNow ? say('sensitivity-is-now', {}, lang) : trialText(side.trial, input.unit, lang));
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
