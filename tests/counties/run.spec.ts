import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { tableFromIPC } from 'apache-arrow';
import { runScenario } from '../../src/run/index.js';
import { readBestEstimate, readCounties } from '../../src/results/index.js';

mkdirSync('node_modules/.cache/chusuan-tests', { recursive: true });
const folder = mkdtempSync('node_modules/.cache/chusuan-tests/county-run-');
afterAll(() => { rmSync(folder, { recursive: true }); });

async function run(name: string, counties: string): Promise<{ readonly out: string; readonly files: ReadonlyMap<string, string> }> {
  const file = join(folder, `${name}.yaml`);
  writeFileSync(file, `extends: ${resolve('scenarios/hubei/baseline.yaml')}\nlast_year: 2028\npaths: 0\ncounties: { ${counties} }\n`);
  const out = join(folder, name);
  const outcome = await runScenario({ scenarioFile: file, threads: 1, out });
  expect(outcome.kind).toBe('complete');
  if (outcome.kind !== 'complete') throw new Error(outcome.kind);
  return { out, files: new Map(outcome.manifest.files.map((each) => [each.name, each.sha256])) };
}

test('a run leaves county.arrow, told in the manifest, blank where nothing was given', async () => {
  const { out, files } = await run('plain', '');
  expect(files.has('county.arrow')).toBe(true);
  const rows = await readCounties(join(out, 'county.arrow'));
  expect(rows).toHaveLength(8 * (103 + 2 + 13 + 1));
  const best = await readBestEstimate(join(out, 'best_estimate.arrow'));
  const province = rows.filter(({ level }) => level === 'province');
  expect(province.map(({ year }) => year)).toEqual(Array.from(best.years));
  province.forEach(({ values }, index) => { expect(values.get('county_cost')! / best.values.get('county_cost')![index]!).toBeCloseTo(1, 12); });
  expect(rows.every(({ values }) => Number.isNaN(values.get('fiscal_burden')))).toBe(true);
  const { schema } = tableFromIPC(readFileSync(join(out, 'county.arrow')));
  expect(schema.metadata.get('estimate')).toBe('true');
  expect(schema.metadata.get('note_zh')).toContain('估计');
  const burden = schema.fields.find(({ name }) => name === 'fiscal_burden')!;
  expect(burden.nullable).toBe(true);
  for (const field of schema.fields.slice(6)) expect([field.metadata.has('unit'), field.metadata.has('label_zh')]).toEqual([true, true]);
}, 60_000);

test('revenue given: burdens in the file, another fingerprint, all other figures the same', async () => {
  writeFileSync(join(folder, 'revenue.csv'), 'code,name,unit,2025\n420984,汉川市,万元,300000\n');
  const plain = await readCounties(join(folder, 'plain', 'county.arrow'));
  const { out, files } = await run('revenue', 'fiscal_revenue: revenue.csv');
  const rows = await readCounties(join(out, 'county.arrow'));
  const given = rows.filter(({ values }) => !Number.isNaN(values.get('fiscal_burden')));
  expect(given.map(({ year, name }) => `${year} ${name}`)).toEqual(['2025 汉川市']);
  expect(given[0]!.values.get('fiscal_burden')).toBe(given[0]!.values.get('county_cost')! / 3e9);
  const rest = (all: typeof rows): unknown => all.map(({ values, ...row }) => ({ ...row, values: [...values].filter(([name]) => name !== 'fiscal_burden') }));
  expect(rest(rows)).toEqual(rest(plain));
  expect(files.has('county.arrow')).toBe(true);
}, 60_000);
