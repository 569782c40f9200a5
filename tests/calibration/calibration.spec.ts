// 校准 — the scenario carries what the fits give, and the document says the same.
import { describe, expect, it, test } from 'vitest';
import { PORTFOLIO } from '../../scripts/calibration/entrusted.mjs';
import { estimates, rounded } from '../../scripts/calibration/estimates.mjs';
import { differences } from '../../scripts/calibration/make.mjs';
import { correlations, residuals } from '../../scripts/calibration/residuals.mjs';
import { loadScenario } from '../../src/scenario/index.js';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { expectReassociated } from '../tolerances.js';

const { plan } = loadScenario('scenarios/hubei/baseline.yaml');
const written = parse(readFileSync('scenarios/hubei/baseline.yaml', 'utf8')) as { readonly inputs: Record<string, { readonly value?: number; readonly source: string }>; readonly noise: { readonly correlation: Record<string, number> } };

test('tables and document are what the scripts write', () => {
  expect(differences()).toEqual([]);
});

describe('the baseline carries', () => {
  it.each(estimates().map((row) => [`${row.input}${row.year === undefined ? '' : ` of ${String(row.year)}`}`, row] as const))('%s as fitted', (_, row) => {
    const { years, firstYear, values } = plan!.inputs.get(row.input)!;
    expect(years === 1).toBe(row.year === undefined);
    expect(plan!.numbers[values.offset + (row.year === undefined ? 0 : row.year - firstYear)]).toBe(rounded(row));
  });

  it('every fitted number under the name of the document, and nothing else under it', () => {
    const named = Object.entries(written.inputs).filter(([, { value, source }]) => value !== undefined && source.includes('docs/calibration.md')).map(([name]) => name);
    expect(named.sort()).toEqual(estimates().filter(({ year }) => year === undefined).map(({ input }) => input).sort());
  });

  it('the portfolio and the costs that the fit of entrusted returns takes as known', () => {
    for (const [name, value] of Object.entries(PORTFOLIO)) expect(written.inputs[name]!.value, name).toBe(value);
  });

  it('the correlations of the shocks', () => {
    for (const { pair, value } of correlations()) expect(written.noise.correlation[pair], pair).toBe(Number(value.toFixed(2)));
  });
});

describe('the residuals of history', () => {
  const all = residuals();

  it('are those of 2003–2024, as many as can be drawn', () => {
    for (const values of all.values()) expect([...values.keys()]).toEqual(Array.from({ length: 22 }, (_, i) => 2003 + i));
    expect(written.inputs.history_years!.value).toBe(22);
  });

  it('have mean 0 and variance 1', () => {
    for (const [name, values] of all) {
      const x = [...values.values()];
      expectReassociated(1 + x.reduce((sum, v) => sum + v, 0), 1, `sum of ${name}`);
      expectReassociated(x.reduce((sum, v) => sum + v * v, 0) / x.length, 1, `mean square of ${name}`);
    }
  });
});
