import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { clausesFile } from '../../src/book/clauses-schema.js';
import { readCommandLine } from '../../src/cli/command-line.js';
import { loadScenario } from '../../src/scenario/index.js';

const text = z.string().min(1);
const both = z.strictObject({ zh: text, en: text });
const row = z.strictObject({
  clause: text,
  text,
  rules: z.array(text).min(1),
  commands: z.array(text).optional(),
  tests: z.array(text).min(1),
  status: z.enum(['complete', 'partial', 'outside']),
  gap: both.optional(),
});
const file = z.strictObject({
  document: text,
  rows: z.array(row),
  elsewhere: z.array(z.strictObject({ clause: text, text, reason: both })),
});

const coverage = file.parse(parse(readFileSync('docs/coverage.yaml', 'utf8')));
const { documents } = clausesFile.parse(parse(readFileSync('rulebook/resident-pension/clauses.yaml', 'utf8')));
const clauses = documents[coverage.document]!.clauses!;
const { model } = loadScenario('scenarios/hubei/baseline.yaml').plan!;
const [rules, inputs] = [[...model.rules.values()], [...model.inputs.values()]];

describe('the coverage of the notice', () => {
  it.each(Object.keys(clauses))('quotes the whole of clause %s, each sentence once and word for word', (clause) => {
    let rest = clauses[clause]!.text!;
    for (const { text: quoted } of [...coverage.rows, ...coverage.elsewhere].filter((entry) => entry.clause === clause)) {
      expect(rest).toContain(quoted);
      rest = rest.replace(quoted, '');
    }
    expect(rest.replaceAll(/[，。；、]/g, '')).toBe('');
  });

  it('speaks of clauses of the notice only', () => {
    const unknown = [...coverage.rows, ...coverage.elsewhere].filter(({ clause }) => !(clause in clauses));
    expect(unknown).toEqual([]);
  });

  it.each(coverage.rows.map((entry) => [entry.text.slice(0, 24), entry] as const))('%s…: rules, commands and tests are there', (_, entry) => {
    const known = new Set([...rules, ...inputs].map(({ name }) => name));
    expect(entry.rules.filter((name) => !known.has(name))).toEqual([]);
    for (const command of entry.commands ?? []) expect(readCommandLine([command, '--help']).request).toMatchObject({ kind: 'print', isMistake: false });
    for (const test of entry.tests) {
      const [path, title] = test.split(' › ') as [string, string | undefined];
      expect(existsSync(path), path).toBe(true);
      if (title !== undefined) expect(readFileSync(path, 'utf8'), test).toContain(title);
    }
  });

  it('calls nothing complete that leaves something out, and says what the rest leaves out', () => {
    const gaps = new Map(rules.map(({ name, gap }) => [name, gap]));
    for (const { text: quoted, status, gap, rules: named } of coverage.rows) {
      if (status !== 'complete') expect(gap, quoted).toBeDefined();
      else {
        expect(gap, quoted).toBeUndefined();
        expect(named.filter((name) => gaps.get(name) !== undefined), quoted).toEqual([]);
      }
    }
  });

  it('has a row for every rule whose source is the notice', () => {
    const covered = new Set(coverage.rows.flatMap(({ rules: named }) => named));
    const missing = rules.filter(({ name, source }) => source?.includes(coverage.document) && !covered.has(name)).map(({ name }) => name);
    expect(missing).toEqual([]);
  });
});
