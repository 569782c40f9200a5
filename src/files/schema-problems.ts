import type { z } from 'zod';
import { type IssueList, nearestName } from '../issues/index.js';
import { catalogue, type Facts, type MessageKey } from '../messages/index.js';
import { fullWidthIn } from './full-width.js';
import type { KeyPath, Positions } from './positions.js';

type SchemaIssue = z.core.$ZodIssue;

/** What a schema expects, in the words the messages use. */
const EXPECTED_WORDS: Readonly<Partial<Record<string, string>>> = {
  number: 'number', int: 'integer', string: 'text', boolean: 'boolean', object: 'map', record: 'map', array: 'list',
};

const EXPECTED_MESSAGES: Readonly<Partial<Record<string, MessageKey>>> = {
  number: 'expected-number',
  integer: 'expected-integer',
  text: 'expected-text',
  boolean: 'expected-boolean',
  map: 'expected-map',
  list: 'expected-list',
  'number,text': 'expected-number-or-text',
  'map,number': 'expected-number-or-map',
  'map,text': 'expected-map-or-text',
  'list,text': 'expected-list-or-text',
  'list,map': 'expected-list-or-map',
  'map,number,text': 'expected-map-or-number-or-text',
};

/**
 * 已知的键 — zod drops the schema from its issues, so the keys an object allows travel in the message text.
 * A schema may name a catalogue message instead: `z.string({ error: 'seed-not-text' })`, with facts `key` and `value`.
 */
export const schemaErrorMap: z.core.$ZodErrorMap = (issue) => {
  if (issue.code !== 'unrecognized_keys') return undefined;
  const definition = (issue.inst as { _zod?: { def?: { shape?: object } } } | undefined)?._zod?.def;
  return Object.keys(definition?.shape ?? {}).join(' ');
};

/** Turn a schema's findings into issues, each at its own line. */
export function reportSchemaProblems(found: readonly SchemaIssue[], plain: unknown, positions: Positions, issues: IssueList): void {
  for (const issue of found) reportOne(issue, [], plain, positions, issues);
}

/** Take what the schema refused out of `plain`; false when nothing can be taken out. */
export function dropRefused(found: readonly SchemaIssue[], plain: unknown, dropped: KeyPath[]): boolean {
  const before = dropped.length;
  for (const issue of found) {
    const path = issue.path as (string | number)[];
    const refused = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [path];
    for (const target of refused) {
      // A key that is missing takes its parent with it.
      while (target.length > 0 && valueAt(plain, target) === undefined) target.pop();
      const last = target.at(-1);
      if (last === undefined) continue;
      Reflect.deleteProperty(valueAt(plain, target.slice(0, -1)) as object, last);
      dropped.push(target);
    }
  }
  return dropped.length > before;
}

function reportOne(issue: SchemaIssue, prefix: KeyPath, plain: unknown, positions: Positions, issues: IssueList): void {
  const path: KeyPath = [...prefix, ...(issue.path as (string | number)[])];
  const name = String(path.at(-1) ?? '');
  const report = (message: MessageKey, facts: Facts, place = positions.ofValue(path)): void => {
    issues.error(message, facts, place, path.join('.') || undefined);
  };
  const value = valueAt(plain, path);
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) reportUnknownKey(key, issue.message.split(' ').filter(Boolean), path, positions, issues);
    return;
  }
  const fullWidth = fullWidthIn(name);
  if (fullWidth && (value === null || issue.code === 'invalid_key')) {
    report('unknown-key-full-width', { key: name, ...fullWidth }, positions.ofKey(path));
    return;
  }
  if (issue.code === 'invalid_key') {
    const own = issue.issues[0]?.message;
    report(isMessage(own) ? own : 'wrong-form', { key: name, value: name }, positions.ofKey(path));
    return;
  }
  if (issue.code === 'invalid_union') {
    const branch = bestBranch(issue.errors);
    if (branch && value !== undefined && value !== null) {
      for (const inner of branch) reportOne(inner, path, plain, positions, issues);
      return;
    }
  }
  // A number that is none, `.nan` or 1e400, is shown as it was written.
  const isNumberless = typeof value === 'number' && !Number.isFinite(value);
  const facts = { key: name, value: isNumberless ? (positions.text(path) ?? String(value)) : shown(value) };
  if (!positions.has(path)) report('missing-key', facts);
  else if (isMessage(issue.message)) report(issue.message, facts);
  else if (value === null) report('empty-value', facts);
  else if (isNumberless && expectedWords(issue).some((word) => word === 'number' || word === 'integer')) report('number-not-finite', facts);
  else reportValue(issue, facts, report);
}

function reportValue(issue: SchemaIssue, facts: { key: string; value: string }, report: (message: MessageKey, facts: Facts) => void): void {
  if (issue.code === 'invalid_value') {
    const known = issue.values.map(String);
    const nearest = nearestName(facts.value, known);
    if (nearest === undefined) report('expected-one-of', { ...facts, known: known.join(' ') });
    else report('expected-one-of-near', { ...facts, nearest, known: known.join(' ') });
    return;
  }
  if (issue.code === 'too_small') {
    if (issue.origin === 'string') report('text-empty', facts);
    else report('number-too-small', { ...facts, limit: String(issue.minimum) });
    return;
  }
  if (issue.code === 'too_big') {
    report('number-too-large', { ...facts, limit: String(issue.maximum) });
    return;
  }
  report(EXPECTED_MESSAGES[[...new Set(expectedWords(issue))].sort().join(',')] ?? 'wrong-form', facts);
}

function reportUnknownKey(key: string, known: readonly string[], path: KeyPath, positions: Positions, issues: IssueList): void {
  const place = positions.ofKey([...path, key]);
  const dotted = [...path, key].join('.');
  const fullWidth = fullWidthIn(key);
  const nearest = nearestName(key, known);
  // Half of a text that a comma inside braces has cut in two, such as `band(fee` and `subsidy)`.
  if (/[()]/.test(key)) issues.error('unknown-key-cut', { key }, place, dotted);
  else if (fullWidth) issues.error('unknown-key-full-width', { key, ...fullWidth }, place, dotted);
  else if (nearest !== undefined) issues.error('unknown-key-near', { key, nearest, known: known.join(' ') }, place, dotted);
  else issues.error('unknown-key', { key, known: known.join(' ') }, place, dotted);
}

/** Of a union's branches, the one whose outer type fits: its inner complaints are what the user meant. */
function bestBranch(branches: readonly (readonly SchemaIssue[])[]): readonly SchemaIssue[] | undefined {
  const fitting = branches.filter((branch) => !branch.some((issue) => issue.code === 'invalid_type' && issue.path.length === 0));
  return fitting.length === 1 ? fitting[0] : undefined;
}

function expectedWords(issue: SchemaIssue): string[] {
  if (issue.code === 'invalid_union') return issue.errors.flatMap((branch) => branch.flatMap(expectedWords));
  if (issue.code === 'invalid_type') return [EXPECTED_WORDS[issue.expected] ?? issue.expected];
  return [];
}

function isMessage(text: string | undefined): text is MessageKey {
  return text !== undefined && Object.hasOwn(catalogue, text);
}

function valueAt(plain: unknown, path: KeyPath): unknown {
  let value = plain;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

/** A value short enough for a message. */
function shown(value: unknown): string {
  const json = JSON.stringify(value, yamlNumber) as string | undefined;
  const text = typeof value === 'string' ? value : (json ?? '').replaceAll(/"(-?\.(?:nan|inf))"/g, '$1');
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** JSON knows neither NaN nor infinities and would show `null`. */
function yamlNumber(_key: string, value: unknown): unknown {
  if (typeof value !== 'number' || Number.isFinite(value)) return value;
  return Number.isNaN(value) ? '.nan' : value > 0 ? '.inf' : '-.inf';
}
