import type { Book, EntryKind, Use, UsedBy } from '../book/index.js';
import { type Lang, type MessageKey, say } from '../messages/index.js';
import { columnLines } from './rules-columns.js';
import { howName, kindName, unitName } from './rules-words.js';
import { textWidth } from './table.js';
import { wrapped } from './wrapped.js';

/** More users than this are named without their labels. */
const MOST_USERS = 25;
const LEAST_LABEL = 20;
/** Columns for how it is used, before that wraps. */
const HOW = 16;

/** 引用 — what a rule takes, each thing once, with all the ways it is taken. */
export function usesLines(book: Book, uses: readonly Use[], lang: Lang, room: number): string[] {
  const rows = [...groupedBy(uses, ({ kind, name }) => `${kind} ${name}`).values()].map((own) => {
    const { kind, name } = own[0]!;
    const { label, unit } = lookUp(book, kind, name, lang);
    // Of the year and as it is: nothing to say.
    const hows = own.filter(({ how, part }) => how !== 'now' || part !== 'formula').map((use) => howName(use, isAgeing(book, kind, name), lang));
    return [name, label, unit, [kindName(kind, lang), ...new Set(hows)].join(lang === 'zh' ? '，' : ', ')];
  });
  return table(['rules-field-name', 'rules-field-label', 'rules-head-unit', 'rules-head-how'], rows, lang, room);
}

/** 被引用 — the rules that take an entry. */
export function usersLines(book: Book, usedBy: readonly UsedBy[], { kind, name }: Pick<Use, 'kind' | 'name'>, lang: Lang, room: number): string[] {
  const byRule = groupedBy(usedBy, ({ rule }) => rule);
  if (byRule.size > MOST_USERS) return [...wrapped([...byRule.keys()].join(' '), room), say('rules-users-count', { count: byRule.size }, lang)];
  const rows = [...byRule].map(([rule, own]) => {
    const hows = own.map((use) => howName(use, isAgeing(book, kind, name), lang));
    return [rule, book.rules.get(rule)!.rule.label[lang], [...new Set(hows)].join(lang === 'zh' ? '，' : ', ')];
  });
  return table(['rules-field-name', 'rules-field-label', 'rules-head-how'], rows, lang, room);
}

function table(titles: readonly MessageKey[], rows: readonly (readonly string[])[], lang: Lang, room: number): string[] {
  if (rows.length === 0) return [];
  const heads = titles.map((key) => say(key, {}, lang));
  // All but the label and how it is used, with the gaps between them.
  const fixed = heads.reduce((sum, head, i) => (i === 1 || i === heads.length - 1 ? sum : sum + Math.max(textWidth(head), ...rows.map((cells) => textWidth(cells[i]!)))) + 2, 0);
  const columns = heads.map((title, i) => ({ title, ...(i === 1 && { most: Math.max(LEAST_LABEL, room - fixed - HOW) }) }));
  const { head, groups } = columnLines(columns, [rows], room);
  return [...head, ...groups[0]!];
}

function lookUp({ rules, inputs, noises, dimensions }: Book, kind: EntryKind, name: string, lang: Lang): { label: string; unit: string } {
  switch (kind) {
    case 'rule': {
      const { label, unit, kind: ruleKind } = rules.get(name)!.rule;
      return { label: label[lang], unit: unitName(unit, ruleKind, lang) };
    }
    case 'input': {
      const { label, unit } = inputs.get(name)!.input;
      return { label: label[lang], unit: unitName(unit, undefined, lang) };
    }
    case 'noise':
      return { label: noises.get(name)!.noise.label[lang], unit: '' };
    case 'dimension':
      return { label: dimensions.get(name)!.dimension.label[lang], unit: '' };
  }
}

/** Do lags of it follow people to another cell? */
function isAgeing({ rules, dimensions }: Book, kind: EntryKind, name: string): boolean {
  return kind === 'rule' && rules.get(name)!.rule.dimensions.some((each) => dimensions.get(each)!.dimension.ageing);
}

function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
