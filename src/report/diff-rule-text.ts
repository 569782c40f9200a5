import type { RuleChange, RuleTextChange } from '../analysis/index.js';
import type { MessageKey } from '../messages/index.js';
import { documentationLines } from './diff-documentation-text.js';
import { alignedFormulas, formulaLines } from './diff-formula-text.js';
import { numbersText } from './diff-numbers-text.js';
import { QuantityChange } from './diff-quantity.js';
import type { DiffWords } from './diff-words.js';
import { LINE_WIDTH } from './diff-lines.js';
import { textWidth } from './table.js';
import { unitWords } from './units.js';

const PARTS: Readonly<Record<RuleTextChange['part'], MessageKey>> = {
  formula: 'diff-formula', start: 'diff-start', entry: 'diff-entry', unit: 'diff-unit', dimensions: 'diff-by', last: 'diff-last', ledger: 'diff-ledger',
};

/** 规则的差别 — both formulas, what else changed of the rule, what it takes and what follows from it. */
export function ruleText(change: RuleChange, words: DiffWords, { withFollowing, colour }: { readonly withFollowing: boolean; readonly colour?: (side: 'A' | 'B', text: string) => string }): string[] {
  const { kind, rule, texts, start, documentation, newlyMentioned, noLongerMentioned, follows, unit } = change;
  const lines = texts.flatMap((text) => partText(text, kind, words, colour));
  if (start) {
    const quantity = new QuantityChange(unit, rule.kind ?? '', words.lang);
    lines.push(`    ${words.say('diff-at', { where: words.say('diff-start-table'), what: '' }).trimEnd()}`);
    lines.push(...numbersText(start, { quantity, dimensions: change.dimensions }, words).flatMap((line) => words.lines(line, 6)));
  }
  if (kind === 'replaced') {
    if (newlyMentioned.length > 0) lines.push(...words.lines(words.say('diff-newly', { names: words.mentioned(newlyMentioned) }), 4));
    if (noLongerMentioned.length > 0) lines.push(...words.lines(words.say('diff-no-longer', { names: words.mentioned(noLongerMentioned) }), 4));
  }
  lines.push(...(kind === 'replaced' ? documentationLines(documentation, words, 4) : ownTexts(change, words)));
  if (withFollowing && follows.rules.length > 1) {
    lines.push(...words.lines(words.say('diff-rule-follows', { rules: follows.rules.length - 1, outputs: follows.outputs.filter(({ name }) => name !== change.name).length }), 4));
  }
  return lines;
}

/** Where a rule that only one side has comes from, and what it leaves out. */
function ownTexts({ rule: { source, gap } }: RuleChange, words: DiffWords): string[] {
  return [
    ...(source === undefined ? [] : words.lines(words.say('diff-at', { where: words.say('diff-doc-source'), what: source }), 4)),
    ...(gap ? words.lines(words.say('diff-at', { where: words.say('diff-doc-gap'), what: gap[words.lang] }), 4) : []),
  ];
}

function partText({ part, before, after, pieces }: RuleTextChange, kind: RuleChange['kind'], words: DiffWords, colour?: (side: 'A' | 'B', text: string) => string): string[] {
  const title = words.say(PARTS[part]);
  if (pieces) return [`    ${title}`, ...alignedFormulas(pieces, 6, colour)];
  if (kind !== 'replaced' && (part === 'formula' || part === 'entry' || part === 'start')) {
    const text = before ?? after ?? '';
    if (text === '') return [];
    const line = `    ${words.say('diff-at', { where: title, what: text })}`;
    return textWidth(line) <= LINE_WIDTH ? [line] : [`    ${title}`, ...formulaLines(text, 6)];
  }
  const value = (text: string | undefined): string => valueText(part, text, words);
  // A rule that only one side has is told as it is, without an arrow.
  if (kind !== 'replaced') return words.lines(words.say('diff-at', { where: title, what: value(before ?? after) }), 4);
  return words.lines(words.say('diff-text-change', { what: title, before: value(before), after: value(after) }), 4);
}

function valueText(part: RuleTextChange['part'], text: string | undefined, words: DiffWords): string {
  if (text === undefined) return words.say('diff-none');
  switch (part) {
    case 'unit': return text === '1' ? '1' : unitWords(text, words.lang);
    case 'last': return text === 'open' ? words.say('diff-last-open') : words.say('diff-last-close');
    case 'start': return text === '' ? words.say('diff-table') : text;
    case 'dimensions': return text === '' ? words.say('diff-none') : text.replaceAll(' ', '×');
    default: return text;
  }
}
