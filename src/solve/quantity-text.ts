import { parseUnit, PURE, type Unit } from '../model/index.js';

/** A number as finance people write it: `20亿元`, `5%`, `163元/人/月`, `6个月`, `1.5 billion yuan`. */
export interface WrittenQuantity {
  readonly text: string;
  readonly value: number;
  /** Absent where no unit is written: the other side of a comparison says it. */
  readonly unit?: Unit;
}

const SCALES: Readonly<Record<string, number>> = {
  万亿: 1e12, 亿: 1e8, 千万: 1e7, 百万: 1e6, 万: 1e4, 千: 1e3, trillion: 1e12, billion: 1e9, million: 1e6, thousand: 1e3,
};
const CHINESE: Readonly<Record<string, string>> = { 元: 'yuan', 人: 'person', 个月: 'month', 月: 'month', 年: 'year' };
const ENGLISH: Readonly<Record<string, string>> = { people: 'person', persons: 'person', months: 'month', years: 'year' };

const FORM = new RegExp(
  String.raw`^(\d+(?:,\d{3})*(?:\.\d+)?(?:[eE][+-]?\d+)?)` // not .5: a digit stands first
  + String.raw`(?:\s*(%)|\s*(${Object.keys(SCALES).join('|')}))?`
  + String.raw`(?:\s*((?:元|人|个月|月|年)(?:\s*[/每]\s*(?:元|人|个月|月|年))*|(?:yuan|person|people|persons|months?|years?)(?:[/*](?:yuan|person|month|year))*)(?![\w\p{Script=Han}]))?`,
  'u',
);

/** 读数 — the quantity a text begins with. */
export function quantityAt(text: string): WrittenQuantity | undefined {
  const match = FORM.exec(text);
  if (!match) return undefined;
  const [whole, digits, percent, scale, unitText] = match;
  const written = digits!.replaceAll(',', '');
  // The decimal point is moved in the text: 2.2% is the double nearest to 0.022.
  const value = percent === undefined ? Number(written) * (scale === undefined ? 1 : SCALES[scale]!) : Number(`${written}e-2`);
  const unit = percent === undefined ? unitText === undefined ? undefined : unitOf(unitText) : PURE;
  return { text: whole.trim(), value, ...(unit && { unit }) };
}

/** Two numbers between which something lies, still as text: `0..20`, `1%~20%`, `0至3%`. */
export function splitRange(text: string): string[] {
  return text.split(/\.\.+|~|至|到/u).map((part) => part.trim());
}

function unitOf(text: string): Unit | undefined {
  const words = text.replace(/\s+/g, '').split(/([/*每])/).map((word) => (word === '每' ? '/' : CHINESE[word] ?? ENGLISH[word] ?? word));
  return parseUnit(words.join(''));
}
