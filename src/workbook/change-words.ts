import { type Facts, type Lang, type MessageKey, say } from '../messages/index.js';
import type { Change, Edits } from './changes.js';
import { coordinateWord } from './coordinate-words.js';
import { shortLabel } from './chapter-words.js';
import { exactText, lookOf, type NumberLook } from './number-look.js';
import { CHAPTER_HEADS, continuationText } from './words.js';

/** 一行改动 — a change in words. */
export interface ChangeLine {
  readonly item: string;
  readonly id: string;
  readonly at: string;
  readonly old: string;
  readonly new: string;
}

/** A correlation is no share. */
const PLAIN: NumberLook = { isPercent: false, decimals: 2, isGrouped: false };

/** Changes of one item that are listed; the rest is counted. */
const MOST_LISTED = 12;

/** 列出改动 — item by item, long tables cut short. */
export function changeLines({ changes }: Edits, lang: Lang): ChangeLine[] {
  const byItem = new Map<string, Change[]>();
  for (const change of changes) byItem.set(`${change.kind} ${change.name}`, [...(byItem.get(`${change.kind} ${change.name}`) ?? []), change]);
  return [...byItem.values()].flatMap((own) => {
    const look = own[0]!.kind === 'correlation' ? PLAIN : lookOf(own[0]!.unit, own.flatMap(({ old, new: now }) => [old, now].filter((each) => typeof each === 'number')));
    const lines = own.slice(0, MOST_LISTED).map((change) => lineOf(change, look, lang));
    const more = own.length - lines.length;
    return more > 0 ? [...lines, { ...lines.at(-1)!, at: say('import-more-changes', { count: more }, lang), old: '', new: '' }] : lines;
  });
}

function lineOf(change: Change, look: NumberLook, lang: Lang): ChangeLine {
  const [old, now] = textsOf(change, look, lang);
  return { item: change.label[lang], id: change.kind === 'given' ? `given.${change.name}` : change.name, at: atText(change, lang), old, new: now };
}

function textsOf(change: Change, look: NumberLook, lang: Lang): [string, string] {
  const { old, new: now, unit, what } = change;
  const none = say('import-nothing', {}, lang);
  const short = (each: number | string | undefined): string =>
    (each === undefined ? none : typeof each === 'number' ? exactText(each, unit, look, lang) : what === 'between' || what === 'after' ? continuationText(what, each, lang) : each);
  const texts: [string, string] = [short(old), short(now)];
  // Two that differ in their last bits alone: the numbers themselves, as files write them.
  return texts[0] === texts[1] && typeof old === 'number' && typeof now === 'number' ? [String(old), String(now)] : texts;
}

function atText({ what, year, cell, from }: Change, lang: Lang): string {
  const t = (key: MessageKey, facts: Facts = {}): string => say(key, facts, lang);
  if (what !== 'value') return t(CHAPTER_HEADS[what]);
  const parts = [
    ...(cell ?? []).map(({ dimension, index }) => (dimension.first === undefined ? String(coordinateWord(dimension, index, lang)) : `${shortLabel(dimension, lang)} ${dimension.labels[index]!}`)),
    ...(from === undefined ? [] : [t('import-at-from', { from: from === -Infinity ? t('template-below') : String(from) })]),
    ...(year === undefined ? [] : [t('import-at-year', { year })]),
  ];
  return t('import-at', { parts });
}
