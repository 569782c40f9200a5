import type { EntryKind, SearchField, Use } from '../book/index.js';
import { type Lang, type MessageKey, say } from '../messages/index.js';
import { type NoiseKind, type RuleKind, type Unit, unitText } from '../model/index.js';
import { unitWords } from './units.js';

/** 单位的话 — in the reader's words; a pure number says what it is: 比率, 是或否, 无单位. */
export function unitName(unit: Unit, kind: RuleKind | undefined, lang: Lang): string {
  const text = unitText(unit);
  if (text !== '1') return unitWords(text, lang).replace(/\*/g, lang === 'zh' ? '·' : '*');
  return say(kind === 'rate' ? 'rules-unit-rate' : kind === 'flag' ? 'rules-unit-flag' : 'rules-unit-pure', {}, lang);
}

const KINDS: Readonly<Record<EntryKind, MessageKey>> = { rule: 'rules-kind-rule', input: 'rules-kind-input', noise: 'rules-kind-noise', dimension: 'rules-kind-dimension' };
const RULE_KINDS: Readonly<Record<RuleKind, MessageKey>> = { stock: 'rules-kind-stock', flow: 'rules-kind-flow', rate: 'rules-kind-rate', flag: 'rules-kind-flag' };
const FIELDS: Readonly<Record<SearchField, MessageKey>> = {
  name: 'rules-field-name', label: 'rules-field-label', formula: 'rules-formula', source: 'rules-field-source', clause: 'rules-field-clause',
  note: 'rules-note', gap: 'rules-gap', values: 'rules-values',
};
const HOWS: Readonly<Record<Use['how'], MessageKey>> = {
  now: 'rules-how-now', prev: 'rules-call-last', last_year: 'rules-call-last', younger: 'rules-call-younger', leaving: 'rules-call-leaving',
  given_adjustment: 'page-adjustment', band: 'rules-how-band', coordinate: 'rules-how-coordinate', over: 'rules-how-over',
  normal: 'rules-call-normal', uniform: 'rules-call-uniform', normal_once: 'rules-call-normal-once',
};

export function kindName(kind: EntryKind, lang: Lang): string {
  return say(KINDS[kind], {}, lang);
}

export function ruleKindName(kind: RuleKind, lang: Lang): string {
  return say(RULE_KINDS[kind], {}, lang);
}

/** How a noise is drawn; a noise that no rule mentions has no kind. */
export function drawName(kind: NoiseKind | undefined, lang: Lang): string {
  return kind ? say(HOWS[kind], {}, lang) : say('rules-unused', {}, lang);
}

export function fieldName(field: SearchField, lang: Lang): string {
  return say(FIELDS[field], {}, lang);
}

/** 怎样用 — 当年, 上年同批人, 3年前; and in which formula when it is not that of the year. */
export function howName({ how, years, part }: Pick<Use, 'how' | 'years' | 'part'>, isAgeing: boolean, lang: Lang): string {
  const t = (key: MessageKey): string => say(key, { years }, lang);
  const several = isAgeing ? t('rules-call-prev-years') : t('rules-call-last-years');
  const words = how === 'prev' ? (years > 1 ? several : isAgeing ? t('rules-call-prev') : t('rules-call-last'))
    : how === 'last_year' && isAgeing ? t('rules-call-last-cell') : t(HOWS[how]);
  if (part === 'formula') return words;
  const inPart = t(part === 'start' ? 'rules-in-start' : 'rules-in-entry');
  return how === 'now' ? inPart : `${inPart}${lang === 'zh' ? '、' : ', '}${words}`;
}
