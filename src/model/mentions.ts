import { printExpression } from './print.js';
import type { Expression } from './types.js';
import { nodesOf } from './walk.js';

const MENTIONS: readonly Expression['kind'][] = [
  'rule', 'input', 'prev', 'last_year', 'younger', 'leaving', 'given_adjustment', 'noise',
];

/** Does the node take something from outside its formula? */
export function isMention(e: Expression): boolean {
  return MENTIONS.includes(e.kind);
}

/** A mention as worked examples name it, without spaces: `prev(account,2)`, `normal(cpi)`. */
export function mentionText(e: Expression): string {
  return withoutSpaces(printExpression(e));
}

export function withoutSpaces(text: string): string {
  return text.replace(/\s+/g, '');
}

/** 公式的提及 — everything a formula takes from outside, text → node; a band stands for its whole table. */
export function mentionsOf(expression: Expression): Map<string, Expression> {
  const mentions = new Map<string, Expression>();
  for (const part of nodesOf(expression)) {
    if (isMention(part)) mentions.set(mentionText(part), part);
    if (part.kind === 'band') mentions.set(part.input, part);
  }
  return mentions;
}
