import { join } from 'node:path';
import { type BestEstimate, decadeYears, periodsUntil, readBestEstimate, readManifest, readSummary, readTotals, type Summary, type SummaryRow } from '../results/index.js';
import { RUN_FILES, type RunManifest } from '../run/index.js';
import { bestEstimatePayers, payerPeriods } from './payers.js';
import type { ComplianceColumn, FanRow, FlagRow, Label, MeanRow, OutputRows, ShortfallRow, ShortResult } from './short-result-types.js';

/** 简要结果 — read the figures of the short result from a run directory. */
export async function shortResult(folder: string): Promise<ShortResult> {
  const manifest = (await readManifest(folder)) as RunManifest;
  const run = new RunReader(folder, manifest, await readBestEstimate(join(folder, RUN_FILES.bestEstimate)), manifest.paths > 0 ? await readSummary(join(folder, RUN_FILES.summary)) : undefined);
  const roles = manifest.summary_roles;
  const fan = roles && run.has(roles.fan) ? run.outputRows(roles.fan, run.decades) : undefined;
  const shortfall = roles?.shortfall !== undefined && run.has(roles.shortfall) ? run.shortfall(roles.shortfall) : undefined;
  const compliance = (roles?.compliance ?? []).filter((name) => run.has(name)).map((name) => run.compliance(name));
  const payers = roles && roles.payers.length > 0 && roles.payers.every((name) => run.has(name)) ? await run.payers(roles.payers) : undefined;
  const hasRoles = fan !== undefined || shortfall !== undefined || compliance.length > 0 || payers !== undefined;
  return {
    title: { zh: manifest.title_zh, en: manifest.title_en },
    paths: manifest.paths,
    seed: manifest.seed,
    firstYear: run.firstYear,
    lastYear: manifest.last_year,
    ...(fan && { fan }),
    ...(shortfall && { shortfall }),
    compliance,
    ...(payers && { payers }),
    outputs: hasRoles ? [] : manifest.outputs.map(({ name }) => run.outputRows(name, [...new Set([run.firstYear, ...run.decades])])),
  };
}

/** The parts of the short result, out of what was read. */
class RunReader {
  readonly firstYear: number;
  readonly decades: readonly number[];
  private readonly folder: string;
  private readonly manifest: RunManifest;
  private readonly best: BestEstimate;
  /** None without random paths. */
  private readonly summary: Summary | undefined;

  constructor(folder: string, manifest: RunManifest, best: BestEstimate, summary: Summary | undefined) {
    this.folder = folder;
    this.manifest = manifest;
    this.best = best;
    this.summary = summary;
    this.firstYear = manifest.base_year + 1;
    this.decades = decadeYears(this.firstYear, manifest.last_year);
  }

  /** Roles name rules; a rule is in the results when the scenario outputs it (a user may have asked for others). */
  has(name: string): boolean {
    return this.best.values.has(name);
  }

  outputRows(name: string, years: readonly number[]): OutputRows {
    const rows = years.map((year): FanRow => {
      const statistics = this.row(name, year);
      return { year, bestEstimate: this.bestEstimate(name, year), ...(statistics && { statistics }) };
    });
    return { column: this.label(name), rows };
  }

  compliance(name: string): ComplianceColumn {
    const column = this.label(name);
    if (column.kind === 'flag') return { column, measure: 'share', rows: this.flagRows(name) };
    const rows = this.decades.map((year): MeanRow => {
      const statistics = this.row(name, year);
      return { year, bestEstimate: this.bestEstimate(name, year), ...(statistics && { statistics }) };
    });
    return { column, measure: 'mean', rows };
  }

  shortfall(name: string): NonNullable<ShortResult['shortfall']> {
    const rows = this.flagRows(name).map((flagRow): ShortfallRow => {
      const row = this.row(name, flagRow.year);
      return { ...flagRow, ...(row && { ever: { probability: row.ever, low: row.ever_low, high: row.ever_high } }) };
    });
    return { column: this.label(name), rows };
  }

  private flagRows(name: string): FlagRow[] {
    return this.decades.map((year) => {
      const row = this.row(name, year);
      const share = row && { probability: row.mean, low: row.mean_low, high: row.mean_high };
      return { year, isSetInBestEstimate: this.bestEstimate(name, year) !== 0, ...(share && { share }) };
    });
  }

  async payers(names: readonly string[]): Promise<NonNullable<ShortResult['payers']>> {
    const columns = names.map((name) => this.label(name));
    const periods = periodsUntil(this.firstYear, this.decades);
    if (this.manifest.paths > 0) return { columns, periods: payerPeriods(await readTotals(join(this.folder, RUN_FILES.totals)), names, periods) };
    return { columns, periods: bestEstimatePayers(this.firstYear, names.map((name) => this.best.values.get(name)!), periods) };
  }

  private row(name: string, year: number): SummaryRow | undefined {
    return this.summary?.row(name, year);
  }

  private bestEstimate(name: string, year: number): number {
    return this.best.values.get(name)![year - this.firstYear]!;
  }

  private label(name: string): Label {
    const metadata = this.best.columns.get(name)!;
    const text = (key: string): string => metadata.get(key) ?? '';
    return { name, label: { zh: text('label_zh'), en: text('label_en') }, unit: text('unit'), kind: text('kind') };
  }
}
