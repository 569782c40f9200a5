import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DiffSide, openDiffSide, type ScenarioDiff, scenarioDiff } from '../../src/analysis/index.js';
import { alignFormulas } from '../../src/analysis/scenario-diff-formula.js';
import { renderIssues } from '../../src/issues/index.js';
import { RUN_FORMAT_VERSION } from '../../src/results/version.js';
import { BASE, DEATHS, Project } from '../scenario/project.js';

const TITLE = 'extends: s.yaml\ndefaults: { source: 假设, confidence: D }\n';

async function sideOf(project: Project, file: string): Promise<DiffSide> {
  const { side, issues } = await openDiffSide(join(project.folder, file));
  if (!side) throw new Error(renderIssues(issues, 'en'));
  return side;
}

/** What the small scenario and a second one differ in, both ways round. */
async function between(second: string, files: Readonly<Record<string, string>> = {}): Promise<{ there: ScenarioDiff; back: ScenarioDiff }> {
  const project = new Project({ 't.yaml': second, ...files });
  const [a, b] = [await sideOf(project, 's.yaml'), await sideOf(project, 't.yaml')];
  return { there: scenarioDiff(a, b), back: scenarioDiff(b, a) };
}

describe('two spellings of one scenario are no difference', () => {
  test.each<[string, string]>([
    ['a percentage and a decimal', 'inputs: { share: { value: 90%, unit: 1 } }'],
    ['a number and a series of it', 'inputs: { share: { series: { 2021: 0.9 }, after: hold, unit: 1 } }'],
    ['a series that goes on and one that says each year', 'inputs: { growth: { series: { 2021: 0.02, 2022: 0.03, 2023: 0.03 }, unit: 1 } }'],
    ['a base year that nothing reads', 'inputs: { growth: { series: { 2020: 9%, 2021: 2%, 2022: 3% }, after: hold, unit: 1 } }'],
    ['a small table in the file and one beside it', 'inputs: { base: { table: base.csv, unit: yuan/person/month } }'],
    ['rows of a table in another order', 'inputs: { deaths: { table: turned.csv, unit: 1 } }'],
    ['a row of a piecewise table that repeats the one before', 'inputs: { subsidy: { bands: { 0: 0, 100: 0, 300: 45, 500: 81 }, unit: yuan/person } }'],
    ['a formula with other blanks and needless brackets', 'rules: { balance: { formula: "(prev( balance )*(1+((growth*share)*shock)))" } }'],
    ['a rule as it is already', 'rules: { people: { formula: prev(people) * (1 - deaths) } }'],
    ['a pair of noises that is independent', 'noise: { correlation: { income~cpi: 0 } }'],
    ['a correlation of a noise that no rule uses', 'noise: { correlation: { idle~cpi: 0.5 } }'],
    ['the outputs of the rulebook, said once more', 'outputs: [balance]'],
  ])('%s', async (_, text) => {
    const turned = `${DEATHS.split('\n').slice(0, 1).join('')}\n${DEATHS.trim().split('\n').slice(1).reverse().join('\n')}\n`;
    const { there, back } = await between(`${TITLE}${text}\n`, { 'base.csv': 'sex,value\nfemale,160\nmale,163\n', 'turned.csv': turned });
    for (const diff of [there, back]) {
      expect(diff).toMatchObject({ isSame: true, header: [], inputs: [], given: [], rules: [], correlations: [], lists: [], dimensions: [], follows: undefined });
    }
  });

  test('and one scenario differs from itself in nothing, texts included', async () => {
    const { there } = await between('extends: s.yaml\n');
    expect(there).toMatchObject({ isSame: true, documentation: [], sameInputs: 7, sameGiven: 0, sameRules: 5 });
    expect(there.before.fingerprint).toBe(there.after.fingerprint);
  });
});

describe('what follows from a change', () => {
  // Of the small rulebook, read by eye: shock → balance; people → cost; subsidy and fee → aid.
  test.each<[string, string, string[]]>([
    ['an input of one rule', 'inputs: { fee: { value: 400, unit: yuan/person } }', ['aid']],
    ['a piecewise table', 'inputs: { subsidy: { bands: { 0: 1, 300: 45, 500: 81 }, unit: yuan/person } }', ['aid']],
    ['an input read through another rule', 'inputs: { deaths: { value: 1%, unit: 1 } }', ['people', 'cost']],
    ['an input that only a start reads', 'inputs: { opening: { value: 1, unit: yuan } }', ['balance']],
    ['a correlation', 'noise: { correlation: { cpi~income: 0.5 } }', ['shock', 'balance']],
    ['the seed', 'seed: other', ['shock', 'balance']],
    ['the base year', 'base_year: 2021', ['shock', 'balance', 'people', 'cost', 'aid']],
    ['a given value', 'given: { people: { 2021: 1 } }', ['people', 'cost']],
    ['a formula', 'rules: { shock: { formula: normal(cpi) } }', ['shock', 'balance']],
  ])('%s', async (_, text, rules) => {
    const { there } = await between(`${TITLE}${text}\n`);
    expect([...there.follows!.rules].sort()).toEqual([...rules].sort());
    expect(there.follows!.outputs.map(({ name }) => name)).toEqual(rules.includes('balance') ? ['balance'] : []);
  });
});

/** The numbers of the small scenario, and how far each may move without a complaint. */
const INPUTS = {
  share: { unit: '1', least: 0.8, most: 0.95 },
  growth: { unit: '1', least: -0.1, most: 0.2 },
  deaths: { unit: '1', least: 0, most: 1 },
  base: { unit: 'yuan/person/month', least: 0, most: 500 },
  opening: { unit: 'yuan', least: 0, most: 5000 },
  fee: { unit: 'yuan/person', least: 0, most: 900 },
} as const;
type Name = keyof typeof INPUTS;

const change = fc.constantFrom(...(Object.keys(INPUTS) as Name[])).chain((name) => {
  const { least, most, unit } = INPUTS[name];
  const number = fc.double({ min: least, max: most, noNaN: true });
  return number.map((value) => ({ name, line: `  ${name}: { value: ${String(value)}, unit: ${unit} }` }));
});

const RULES = [
  'cost: { formula: "sum(people * base, sex, age) * 2" }', 'balance: { start: opening * 3 }', 'people: { last: open }',
  'extra: { label: { zh: 附加, en: extra }, unit: yuan, formula: balance / 2 }',
];
const GIVEN = ['balance: { 2021: 5, 2023: 6 }', 'people: { 2022: 7 }', 'aid: { 2023: 0 }'];

/** Swaps what stands before and after, added and removed, all the way down. */
function mirrored(value: unknown): unknown {
  const swap: Readonly<Record<string, string>> = { before: 'after', after: 'before', added: 'removed', removed: 'added', newlyMentioned: 'noLongerMentioned', noLongerMentioned: 'newlyMentioned' };
  if (Array.isArray(value)) return value.map(mirrored);
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? (value === 'added' || value === 'removed' ? swap[value] : value) : value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [swap[key] ?? key, mirrored(inner)]));
}

/** The part of a comparison that has a mirror image: neither relative changes nor what only one side declares. */
function comparable({ header, inputs, given, rules, correlations, lists, dimensions, noises, years, sameInputs, sameGiven, sameRules }: ScenarioDiff): unknown {
  return {
    header, correlations, lists, dimensions, noises, years, sameInputs, sameGiven, sameRules,
    inputs: inputs.map(({ name, change: { ...numbers }, documentation }) => ({ name, change: { ...numbers, relative: undefined }, documentation })),
    given: given.map(({ name, kind, stretches, cells, changedYears }) => ({ name, kind, stretches, cells, changedYears })),
    rules: rules.map(({ name, kind, texts, newlyMentioned, noLongerMentioned }) => ({ name, kind, texts: texts.map(({ part, before, after }) => ({ part, before, after })), newlyMentioned, noLongerMentioned })),
  };
}

describe('for any change', () => {
  const project = (text: string): Project => new Project({ 't.yaml': text });

  test('of one input, exactly that input is reported', async () => {
    const original = await sideOf(project('extends: s.yaml\n'), 's.yaml');
    await fc.assert(fc.asyncProperty(change, async ({ name, line }) => {
      const other = await sideOf(project(`${TITLE}inputs:\n${line}\n`), 't.yaml');
      const diff = scenarioDiff(original, other);
      expect(diff.inputs.map((input) => input.name)).toEqual([name]);
      expect({ ...diff, follows: undefined }).toMatchObject({ isSame: false, header: [], given: [], rules: [], correlations: [], lists: [], documentation: [], sameInputs: 6 });
    }), { numRuns: 15, seed: 4 });
  });

  test('of anything, the comparison the other way round is its mirror image', async () => {
    const original = await sideOf(project('extends: s.yaml\n'), 's.yaml');
    const arbitrary = fc.record({ inputs: fc.uniqueArray(change, { selector: ({ name }) => name, maxLength: 3 }), rules: fc.subarray(RULES), given: fc.subarray(GIVEN), paths: fc.constantFrom(100, 200) });
    await fc.assert(fc.asyncProperty(arbitrary, async ({ inputs, rules, given, paths }) => {
      const sections = [['inputs', inputs.map(({ line }) => line)], ['rules', rules.map((line) => `  ${line}`)], ['given', given.map((line) => `  ${line}`)]] as const;
      const text = sections.filter(([, lines]) => lines.length > 0).map(([key, lines]) => `${key}:\n${lines.join('\n')}\n`).join('');
      const other = await sideOf(project(`${TITLE}paths: ${String(paths)}\n${text}`), 't.yaml');
      expect(comparable(scenarioDiff(other, original))).toEqual(mirrored(comparable(scenarioDiff(original, other))));
    }), { numRuns: 15, seed: 4 });
  });

  test('aligned formulas keep every word of both', () => {
    const word = fc.constantFrom('a', 'b', 'last_year(c)', '1.5', '(d + 2)', '"male"');
    const formula = fc.array(word, { minLength: 1, maxLength: 12 }).chain((words) => fc.array(fc.constantFrom(' + ', ' * ', ' / ', ' == '), { minLength: words.length, maxLength: words.length }).map((signs) => words.map((each, k) => (k === 0 ? each : signs[k]! + each)).join('')));
    fc.assert(fc.property(formula, formula, (before, after) => {
      const pieces = alignFormulas(before, after);
      expect(pieces.map((piece) => piece.before).join('')).toBe(before);
      expect(pieces.map((piece) => piece.after).join('')).toBe(after);
      for (const { same, before: a, after: b } of pieces) if (same) expect(a.replaceAll(' ', '')).toBe(b.replaceAll(' ', ''));
      if (before === after) expect(pieces.every(({ same }) => same)).toBe(true);
    }), { numRuns: 300, seed: 4 });
  });
});

describe('a finished run', () => {
  /** As `chusuan run` writes it, as far as the comparison reads it. */
  async function runOf(project: Project, file = 's.yaml'): Promise<string> {
    const { scenario, fingerprint } = await sideOf(project, file);
    const folder = new Project().folder;
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ format_version: RUN_FORMAT_VERSION, fingerprint, files: [], scenario }));
    return folder;
  }

  async function compared(run: string, project: Project, file = 's.yaml'): Promise<ScenarioDiff> {
    const { side, issues } = await openDiffSide(run);
    if (!side) throw new Error(renderIssues(issues, 'en'));
    return scenarioDiff(side, await sideOf(project, file));
  }

  const rich = `${BASE}noise: { correlation: { cpi ~ income: 0.35 } }\ngiven: { balance: { 2021: 5 } }\nprofiles: [people]\n`.replace('bands: { 0: 0,', 'bands: { below: 0, 0: 0,');

  test('is the scenario it was made of, to the last number', async () => {
    const project = new Project({ 's.yaml': rich });
    const diff = await compared(await runOf(project), project);
    expect(diff).toMatchObject({ isSame: true, documentation: [], notCompared: { inputs: [], given: [], starts: [], rulebook: false } });
    expect([...diff.before.plan.numbers]).toEqual([...diff.after.plan.numbers]);
  });

  test('shows what was changed in the file after it', async () => {
    const project = new Project({ 's.yaml': rich });
    const run = await runOf(project);
    writeFileSync(join(project.folder, 's.yaml'), rich.replace('value: 0.9', 'value: 0.85'));
    const diff = await compared(run, project);
    expect(diff.inputs.map(({ name, change: found }) => ({ name, found }))).toEqual([{ name: 'share', found: { kind: 'number', before: 0.9, after: 0.85 } }]);
    expect(diff.given).toEqual([]);
  });

  test('names the tables and the rulebook that were changed since, and compares the rest', async () => {
    const project = new Project({ 's.yaml': rich });
    const run = await runOf(project);
    writeFileSync(join(project.folder, 'deaths.csv'), DEATHS.replace('0.01', '0.011'));
    writeFileSync(join(project.folder, 'people.csv'), project.read('people.csv').replace('100', '101'));
    writeFileSync(join(project.folder, 'book/rulebook.yaml'), project.read('book/rulebook.yaml').replace('小规则库', '新规则库'));
    const diff = await compared(run, project);
    expect(diff.inputs).toEqual([]);
    expect(diff.notCompared).toMatchObject({ inputs: [{ name: 'deaths' }], given: [], starts: [{ name: 'people' }], rulebook: true });
    expect(diff.rules).toEqual([]);
  });

  test('whose tables are gone is refused with their names', async () => {
    const project = new Project();
    const run = await runOf(project);
    rmSync(join(project.folder, 'deaths.csv'));
    const { side, issues } = await openDiffSide(run);
    expect(side).toBeUndefined();
    expect(issues.map(({ message }) => message)).toEqual(['diff-run-tables']);
    expect(renderIssues(issues, 'zh')).toContain('deaths.csv');
  });

  test('is found by its manifest too; a damaged one is refused', async () => {
    const project = new Project();
    const run = await runOf(project);
    expect((await openDiffSide(join(run, 'manifest.json'))).side?.kind).toBe('run');
    writeFileSync(join(run, 'manifest.json'), '{');
    expect((await openDiffSide(run)).issues.map(({ message }) => message)).toEqual(['diff-manifest-unreadable']);
  });
});
