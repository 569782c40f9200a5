import { createHash } from 'node:crypto';
import { type Manifest, RESULTS_VERSION, type TotalsLayout } from '../results/index.js';
import { rolesOf } from './lines.js';
import type { OpenedRun } from './opened-run.js';
import type { ComparedOutput, ComparisonHead } from './types.js';
import { COMPARISON_FORMAT } from './version.js';

/** Years of the shorter totals. */
const TEN_YEARS = 10;

/**
 * 比较的说明 — of runs that fit together.
 * @param from first year of the totals
 * @throws RangeError when they do not
 */
export function headOf(opened: readonly OpenedRun[], from: number): ComparisonHead {
  const [{ manifest: first, best }] = opened as [OpenedRun];
  for (const { manifest } of opened) {
    const differing = (['seed', 'paths', 'base_year', 'last_year'] as const).filter((key) => manifest[key] !== first[key]);
    if (differing.length > 0) throw new RangeError(`the runs differ in ${differing.join(', ')}`);
  }
  const isCommon = ({ name, unit }: Manifest['outputs'][number]): boolean => opened.every(({ manifest }) => manifest.outputs.some((other) => other.name === name && other.unit === unit));
  const outputs = first.outputs.filter(isCommon).map(({ name, rule, unit, label_zh: zh, label_en: en }): ComparedOutput => ({ name, rule, unit, kind: best.columns.get(name)!.get('kind') ?? '', label: { zh, en } }));
  const rules = new Set(outputs.map(({ rule }) => rule));
  const { seed, paths, base_year: baseYear, last_year: lastYear } = first;
  const start = Math.min(Math.max(from, baseYear + 1), lastYear);
  const fingerprints = opened.map(({ manifest }) => manifest.fingerprint);
  return {
    hash: comparisonHash(fingerprints, start), seed, paths, baseYear, lastYear,
    periods: [{ name: 'ten_years', first: start, last: Math.min(start + TEN_YEARS - 1, lastYear) }, { name: 'horizon', first: start, last: lastYear }],
    scenarios: opened.map(({ file, folder, manifest: { title_zh: zh, title_en: en, fingerprint } }) => ({ title: { zh, en }, file, folder, fingerprint })),
    outputs,
    flows: outputs.filter(({ kind, unit }) => kind === 'flow' && unit === 'yuan').map(({ name }) => name),
    roles: rolesOf(first.summary_roles, (rule) => rules.has(rule)),
  };
}

/** 比较的散列 — of all that decides its numbers; the same scenarios in another order are another comparison. */
export function comparisonHash(fingerprints: readonly string[], from: number): string {
  return createHash('sha256').update(JSON.stringify([COMPARISON_FORMAT, RESULTS_VERSION, from, ...fingerprints])).digest('hex');
}

/** 合计的布局 — by place among the outputs. */
export function totalsLayout({ outputs, flows, roles, baseYear, periods }: ComparisonHead): TotalsLayout {
  const place = (name: string): number => outputs.findIndex((output) => output.name === name);
  const { prices, discount } = roles;
  return {
    flows: flows.map(place), payers: roles.payers.map(place),
    ...(prices !== undefined && { prices: place(prices) }), ...(discount !== undefined && { discount: place(discount) }),
    firstYear: periods[0]!.first - baseYear - 1, lengths: periods.map(({ first, last }) => last - first + 1),
  };
}
