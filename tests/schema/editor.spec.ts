import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { IssueList } from '../../src/issues/index.js';
import { loadRulebook } from '../../src/language/index.js';
import { pages } from '../docs/markdown.js';
import { rulebookFolder } from '../language/load.js';
import { BASE, Project } from '../scenario/project.js';
import { badScenarios } from './bad-scenarios.js';
import { type Diagnostic, LanguageServer } from './language-server.js';
import { Schemas } from './schemas.js';
import { Tally } from './tally.js';
import { EXCEPTIONS_IN_RULEBOOKS, EXCEPTIONS_IN_SCENARIOS, UNSEEN_IN_RULEBOOKS, UNSEEN_IN_SCENARIOS } from './unseen.js';

/** As VS Code reads them, without the remarks. */
const settings = JSON.parse(readFileSync('.vscode/settings.json', 'utf8').replaceAll(/^\s*\/\/.*$/gm, '')) as Readonly<Record<string, unknown>>;
const server = new LanguageServer({ schemas: settings['yaml.schemas'], schemaStore: { enable: settings['yaml.schemaStore.enable'] } }, resolve('.'));
const schemas = new Schemas(mkdtempSync(join(tmpdir(), 'schemas-')));
beforeAll(() => server.start('zh-cn'));
afterAll(() => {
  server.stop();
  rmSync(schemas.folder, { recursive: true });
  expect(server.asked).toEqual([]);
});

/** A line before the text: the schema of a file that neither names one nor is named in the settings. */
function under(schema: string, text: string): string {
  return `# yaml-language-server: $schema=${schema}\n${text}`;
}

/** The same text with a key at its end that no schema knows: underlined if and only if a schema is at work. */
const UNKNOWN = '\nno_such_key: 1\n';

/** Everything underlined in a good file, and whether anything would have been. */
async function opened(file: string, text: string): Promise<{ said: string[]; isChecked: boolean }> {
  const found = await server.open(resolve(file), text);
  const spoilt = await server.change(resolve(file), text.trimEnd() + UNKNOWN);
  const last = text.trimEnd().split('\n').length;
  return { said: shown(found), isChecked: spoilt.some(({ range, message }) => range.start.line === last && message.includes('no_such_key')) };
}

function shown(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ range, message }) => `${String(range.start.line + 1)}: ${message}`);
}

function filesIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  return files.map((file) => posix.join(folder, file.replaceAll('\\', '/'))).sort();
}

describe('good files have nothing underlined, and are checked', () => {
  const shipped = [...filesIn('scenarios'), ...filesIn('rulebook'), ...filesIn('docs/savings')];

  test('the shipped scenarios, chapters and clauses, and the examples of the pages beside them', async () => {
    expect(shipped.length).toBeGreaterThan(18);
    const found = await Promise.all(shipped.map(async (file) => ({ file, ...(await opened(file, readFileSync(file, 'utf8'))) })));
    expect(found.filter(({ said, isChecked }) => said.length > 0 || !isChecked)).toEqual([]);
  });

  test('every shipped scenario names its schema itself, for editors without our settings', () => {
    for (const file of filesIn('scenarios')) {
      const [first] = readFileSync(file, 'utf8').split('\n');
      expect(posix.join(posix.dirname(file), first!.replace('# yaml-language-server: $schema=', ''))).toBe('schema/scenario.schema.json');
    }
  });

  test('whole files that the pages show', async () => {
    const whole = /^# (\S+\.yaml)\n/;
    const blocks = pages().filter(({ file }) => !file.endsWith('.en.md')).flatMap(({ code }) => code.flatMap(({ language, text }) => {
      const path = language === 'yaml' ? whole.exec(text)?.[1] : undefined;
      return path === undefined ? [] : [{ path, text: text.replace(whole, '') }];
    }));
    const found = [];
    // One after another: two pages may show one file.
    for (const { path, text } of blocks) found.push({ path, ...(await opened(path, text)) });
    expect(found.flatMap(({ path, said }) => said.map((each) => `${path}: ${each}`))).toEqual([]);
    expect(found.filter(({ isChecked }) => isChecked).length).toBeGreaterThanOrEqual(3);
  });

  test('scenarios of other rulebooks, under schemas of their own', async () => {
    const fund = 'tests/fixtures/fund';
    const small = new Project();
    const scenarios = [
      { file: `${fund}/fund.yaml`, schema: schemas.ofScenarios(`${fund}/rulebook`)! },
      { file: join(small.folder, 's.yaml'), schema: schemas.ofScenarios(join(small.folder, 'book'))! },
    ];
    for (const { file, schema } of scenarios) {
      expect(await opened(file, under(schema, readFileSync(file, 'utf8')))).toEqual({ said: [], isChecked: true });
    }
    for (const file of filesIn(`${fund}/rulebook`)) {
      expect(await opened(file, under(schemas.ofRulebooks(), readFileSync(file, 'utf8')))).toEqual({ said: [], isChecked: true });
    }
  });
});

describe('what the loader refuses is underlined on its line, unless it is on the list of what a schema cannot see', () => {
  test('every bad scenario', async () => {
    const tally = new Tally();
    const good = schemas.ofScenarios(join(new Project().folder, 'book'))!;
    const cases = badScenarios();
    expect(cases.length).toBeGreaterThan(80);
    await Promise.all(cases.map(async ({ claim, files }) => {
      const project = new Project(files);
      const schema = schemas.ofScenarios(join(project.folder, 'book')) ?? good;
      const found = await server.open(join(project.folder, 's.yaml'), under(schema, String(files['s.yaml'])));
      tally.add(claim, 's.yaml', project.load().issues, found, 1);
    }));
    expect(tally.falseAlarms).toEqual([]);
    expect(tally.unseen).toEqual(Object.values(UNSEEN_IN_SCENARIOS).flat().sort());
    expect(tally.exceptions).toEqual(EXCEPTIONS_IN_SCENARIOS);
    expect(tally.seen.length).toBeGreaterThan(25);
  });

  test('every bad rulebook', async () => {
    const tally = new Tally();
    const bad = parse(readFileSync('tests/language/bad-rulebooks.yaml', 'utf8')) as { claim: string; chapter: string }[];
    expect(bad.length).toBeGreaterThan(100);
    await Promise.all(bad.map(async ({ claim, chapter }) => {
      const folder = rulebookFolder({ 'extra.yaml': chapter });
      const issues = new IssueList();
      loadRulebook(folder, [], [], issues);
      const found = await server.open(join(folder, 'extra.yaml'), under(schemas.ofRulebooks(), chapter));
      tally.add(claim, 'extra.yaml', issues.items, found, 1);
      rmSync(folder, { recursive: true });
    }));
    expect(tally.falseAlarms).toEqual([]);
    expect(tally.unseen).toEqual(Object.values(UNSEEN_IN_RULEBOOKS).flat().sort());
    expect(tally.exceptions).toEqual(EXCEPTIONS_IN_RULEBOOKS);
    expect(tally.seen.length).toBeGreaterThan(14);
  });

  test('and what those tests have in tables or several to a line', async () => {
    const { folder } = new Project();
    const schema = schemas.ofScenarios(join(folder, 'book'))!;
    const said = async (file: string, more: string): Promise<string[]> =>
      shown(await server.open(join(folder, file), under(schema, `${BASE}${more}`))).map((each) => each.replace(/^\d+/, (line) => String(Number(line) - BASE.split('\n').length)));
    expect(await said('a.yaml', 'noise:\n  correlation:\n    cpi~income: 0.5\n    income ~ cpi: 0.5\n    cpi~incom: 0.1\n    cpi~coin: 0.2\n    cpi~drift: 0.3\n    cpi~cpi: 0.4\n    cpi: 0.5\n    equity~cpi: 1\n    cpi~idle: 0.5\n')).toEqual([]);
  });
});
