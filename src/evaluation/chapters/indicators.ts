import type { Block, Column, Row } from '../../document/index.js';
import { type Evaluation, paragraph, textCell, yearTable } from '../context.js';
import { nearYear } from '../context.js';
import { givenYears } from '../run.js';

/** What the policy weighs each year: growth, incomes, prices, fiscal capacity, employee pensions; and what was decided. */
const INDICATORS = ['gdp_growth', 'cpi', 'nominal_income_growth', 'fiscal_revenue_growth', 'employee_pension_growth', 'adjustment', 'base_standard'] as const;
/** Rules whose outturn is given under another name. */
const GIVEN_AS: Readonly<Partial<Record<string, string>>> = { base_standard: 'national_base', nominal_income_growth: 'real_income_growth' };

/** 评估指标 — outturns of the years known and what the model expects next, for the yearly evaluation. */
export function indicatorsChapter(e: Evaluation): Block[] {
  const { run, figures, t, s } = e;
  const there = INDICATORS.filter((name) => figures.has(name));
  if (there.length === 0) return [];
  const known = new Map(there.map((name) => [name, givenYears(run.scenario, GIVEN_AS[name] ?? name)]));
  const pastYears = Array.from({ length: run.knownYear - run.manifest.base_year }, (_, i) => run.manifest.base_year + 1 + i);
  const past = there.filter((name) => known.get(name)!.size > 0);
  const firstOpen = Math.min(...there.map((name) => Math.max(run.manifest.base_year, ...known.get(name)!) + 1).filter((_, i) => known.get(there[i]!)!.size > 0), run.knownYear + 1);
  const years = Array.from({ length: nearYear(run) - firstOpen + 1 }, (_, i) => firstOpen + i);
  return [
    paragraph(s('evaluation-indicators-lead')),
    ...(past.length > 0 && pastYears.length > 0 ? yearTable(e, 'table-outturns', t('evaluation-outturns'), pastYears, past.map((output) => ({ output, statistic: 'mean' as const, isShown: (year: number) => known.get(output)!.has(year) })), s('evaluation-outturns-note')) : []),
    ...yearTable(e, 'table-expected', t(figures.hasPaths ? 'evaluation-expected' : 'evaluation-expected-best'), years, there.map((output) => ({ output, statistic: 'mean' as const })), s('evaluation-expected-note')),
    ...spread(e, there),
    ...gapsOf(e, ['gdp_growth', 'fiscal_revenue_growth', 'nominal_gdp_growth']),
  ];
}

/** How far each indicator may lie from its mean: next year, and ten years on. */
function spread(e: Evaluation, names: readonly string[]): Block[] {
  const { run, figures, t } = e;
  if (!figures.hasPaths) return [];
  const heads = ['evaluation-q05', 'evaluation-median', 'evaluation-q95'] as const;
  return [...new Set([run.knownYear + 1, nearYear(run)])].map((year): Block => ({
    kind: 'table', id: `table-indicator-spread-${String(year)}`, caption: t('evaluation-indicator-spread', { year }),
    columns: [{ label: t('evaluation-item'), align: 'left', width: 0.4 }, ...heads.map((key): Column => ({ label: t(key), align: 'right' }))],
    rows: names.map((name): Row => ({ cells: [textCell(figures.head(name)), ...(['q05', 'q50', 'q95'] as const).map((statistic) => figures.part(name, year, statistic))] })),
  }));
}

/** What the rulebook itself says its rules leave out. */
export function gapsOf({ book, lang, s, t }: Evaluation, rules: readonly string[]): Block[] {
  const items = rules.flatMap((name) => {
    const rule = book?.rules.get(name)?.rule;
    return rule?.gap ? [s('evaluation-gap-item', { rule: rule.label, gap: rule.gap[lang] })] : [];
  });
  return items.length === 0 ? [] : [{ kind: 'callout', tone: 'note', title: t('evaluation-gap-title'), text: items }];
}
