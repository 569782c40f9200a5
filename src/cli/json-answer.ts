import type { Issue } from '../issues/index.js';
import { type Lang, say } from '../messages/index.js';

/** 问题 — an issue for programs: the message and its remedy apart, without the marks and indents of a terminal. */
export function jsonIssue({ severity, message: code, facts, place, key }: Issue, lang: Lang): object {
  const [message, ...remedies] = say(code, facts, lang).split('\n');
  return {
    severity,
    code,
    ...(key !== undefined && { key }),
    ...(place && { place }),
    message,
    ...(remedies.length > 0 && { remedy: remedies.join('\n') }),
  };
}

/** 蛇形键 — the same value with every key in snake_case, the one convention of all our files and answers. */
export function snakeCased(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(snakeCased);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), snakeCased(inner)]));
}
