import { createColors } from 'picocolors';
import type { ComplianceColumn, Label, OutputRows, Share, ShortResult } from '../analysis/index.js';
import { type Fact, type Lang, type MessageKey, say } from '../messages/index.js';
import { bandText, columnTexts, decimalsFor, errorTexts, numberText, percentText, yesNo } from './format.js';
import { tableText } from './table.js';
import { type Scale, scaleFor } from './units.js';

/** Output columns shown when a rulebook gives no roles; the rest is in the files. */
const MOST_OUTPUTS = 3;

/** 简要结果 — the tables printed after a run. */
export function shortResultText(result: ShortResult, lang: Lang, isColoured = false): string {
  return new ShortText(result, lang, isColoured).sections().join('\n\n');
}

/** Neighbouring columns of a table. */
interface Columns {
  readonly head: readonly string[];
  readonly columns: readonly (readonly string[])[];
}

class ShortText {
  private readonly result: ShortResult;
  private readonly lang: Lang;
  private readonly bold: (text: string) => string;

  constructor(result: ShortResult, lang: Lang, isColoured: boolean) {
    this.result = result;
    this.lang = lang;
    this.bold = createColors(isColoured).bold;
  }

  sections(): string[] {
    const { fan, shortfall, compliance, payers, outputs } = this.result;
    return [
      ...(fan ? [this.fan(fan)] : []),
      ...(shortfall ? [this.shortfall(shortfall)] : []),
      ...(compliance.length > 0 ? [this.compliance(compliance)] : []),
      ...(payers ? [this.payers(payers)] : []),
      ...(outputs.length > 0 ? [this.outputs(outputs)] : []),
    ];
  }

  private fan({ column, rows }: OutputRows): string {
    const { scale, columns } = fanColumns(column, rows, this.lang);
    const head = ['cli-year', ...FAN_HEADS.slice(0, columns.length)] as const;
    const body = rows.map(({ year }, i) => [String(year), ...columns.map((texts) => texts[i]!)]);
    const lines = [this.title('cli-fan-title', column, scale), tableText(head.map((key) => this.say(key)), body)];
    if (this.result.paths > 0) lines.push(...this.say('cli-fan-note').split('\n').map((line) => ` ${line}`));
    return lines.join('\n');
  }

  private shortfall({ column, rows }: NonNullable<ShortResult['shortfall']>): string {
    const best = rows.map(({ isSetInBestEstimate }) => yesNo(isSetInBestEstimate, this.lang));
    const title = this.bold(say('cli-shortfall-title', { label: column.label[this.lang] }, this.lang));
    const head = [this.say('cli-year'), this.say('cli-best-estimate')];
    const last = rows.at(-1)!.ever;
    if (!last) return [title, tableText(head, rows.map(({ year }, i) => [String(year), best[i]!]))].join('\n');
    const band = this.say('cli-band');
    const body = rows.map(({ year, share, ever }, i) => [String(year), best[i]!, ...shareTexts(share!), ...shareTexts(ever!)]);
    const { firstYear, lastYear } = this.result;
    return [
      title,
      tableText([...head, this.say('cli-probability'), band, this.say('cli-ever'), band], body),
      ` ${this.bold(say('cli-whole-horizon', { first: firstYear, last: lastYear, probability: percentText(last.probability), band: rangeFact(last) }, this.lang))}`,
    ].join('\n');
  }

  private compliance(rules: ShortResult['compliance']): string {
    const years = rules[0]!.rows.map(({ year }) => String(year));
    const parts = rules.map((rule) => (rule.measure === 'share' ? this.complianceShares(rule) : this.complianceMeans(rule)));
    const columns = [years, ...parts.flatMap((part) => part.columns)];
    const hasShares = rules.some(({ measure }) => measure === 'share');
    const title = this.result.paths === 0 ? 'cli-compliance-title-best' : hasShares ? 'cli-compliance-title-shares' : 'cli-compliance-title';
    const body = years.map((_, i) => columns.map((texts) => texts[i]!));
    return [this.bold(this.say(title)), tableText([this.say('cli-year'), ...parts.flatMap((part) => part.head)], body)].join('\n');
  }

  private complianceShares({ column, rows }: Extract<ComplianceColumn, { measure: 'share' }>): Columns {
    const head = [column.label[this.lang]];
    const shares = rows.flatMap(({ share }) => (share ? [shareTexts(share)] : []));
    if (shares.length === 0) return { head, columns: [rows.map(({ isSetInBestEstimate }) => yesNo(isSetInBestEstimate, this.lang))] };
    return { head: [...head, this.say('cli-band')], columns: [shares.map(([probability]) => probability), shares.map(([, band]) => band)] };
  }

  private complianceMeans({ column, rows }: Extract<ComplianceColumn, { measure: 'mean' }>): Columns {
    const values = rows.flatMap(({ bestEstimate, statistics }) => (statistics ? [statistics.mean, bestEstimate] : [bestEstimate]));
    const scale = scaleFor(column.unit, column.kind, values, this.lang);
    const head = [labelled(column, scale, this.lang)];
    const statistics = rows.flatMap((row) => row.statistics ?? []);
    // A share carries its % itself; other units stand in the heading.
    const signed = (numbers: readonly number[]): string[] =>
      columnTexts(numbers, scale).map((text, i) => (scale.unit === '%' && Number.isFinite(numbers[i]) ? `${text}%` : text));
    if (statistics.length === 0) return { head, columns: [signed(rows.map(({ bestEstimate }) => bestEstimate))] };
    // Mean and band share their decimals, so that a band of no width is seen as one.
    const count = statistics.length;
    const texts = signed((['mean', 'mean_low', 'mean_high'] as const).flatMap((key) => statistics.map((row) => row[key])));
    const bands = statistics.map((_, i) => bandText(texts[i]!, texts[count + i]!, texts[2 * count + i]!));
    const means = texts.slice(0, count);
    if (bands.every((band) => band === '')) return { head, columns: [means] };
    return { head: [...head, this.say('cli-band')], columns: [means, bands] };
  }

  private payers({ columns, periods }: NonNullable<ShortResult['payers']>): string {
    const totals = periods.map(({ total }) => total.mean);
    const scale = scaleFor(columns[0]!.unit, columns[0]!.kind, totals, this.lang);
    // The parts have the decimals of the total, so that they can be added up by eye.
    const decimals = decimalsFor(totals, scale);
    const amountText = (value: number): string => numberText(value, scale, decimals);
    const body = periods.map(({ first, last, amounts, total }) => [
      `${first}-${last}`,
      ...amounts.map(({ mean, share }) => `${amountText(mean)} (${percentText(share)})`),
      amountText(total.mean),
    ]);
    const head = [this.say('cli-period'), ...columns.map(({ label }) => label[this.lang]), this.say('cli-total')];
    const lines = [this.bold(say('cli-payers-title', { unit: scale.unit }, this.lang)), tableText(head, body)];
    const errors = periods.map(({ total }) => total.standardError / Math.abs(total.mean)).filter(Number.isFinite);
    if (this.result.paths > 1 && errors.length > 0) lines.push(` ${say('cli-payers-note', { error: percentText(Math.max(...errors)) }, this.lang)}`);
    return lines.join('\n');
  }

  private outputs(outputs: readonly OutputRows[]): string {
    const hasPaths = this.result.paths > 0;
    const heads: MessageKey[] = ['cli-output', 'cli-unit', 'cli-year', ...(hasPaths ? FAN_HEADS : FAN_HEADS.slice(0, 1))];
    const body = outputs.slice(0, MOST_OUTPUTS).flatMap(({ column, rows }) => {
      const { scale, columns } = fanColumns(column, rows, this.lang);
      return rows.map(({ year }, i) => [
        i === 0 ? column.label[this.lang] : '', i === 0 ? scale.unit : '', String(year), ...columns.map((texts) => texts[i]!),
      ]);
    });
    const lines = [this.bold(this.say('cli-outputs-title')), tableText(heads.map((key) => this.say(key)), body, 3)];
    if (outputs.length > MOST_OUTPUTS) lines.push(` ${say('cli-more-outputs', { count: outputs.length - MOST_OUTPUTS, file: hasPaths ? 'summary.arrow' : 'best_estimate.arrow' }, this.lang)}`);
    return lines.join('\n');
  }

  private title(key: MessageKey, column: Label, scale: Scale): string {
    const label = column.label[this.lang];
    return this.bold(scale.unit === '' ? label : say(key, { label, unit: scale.unit }, this.lang));
  }

  private say(key: MessageKey): string {
    return say(key, {}, this.lang);
  }
}

const FAN_HEADS = ['cli-best-estimate', 'cli-q05', 'cli-median', 'cli-q95', 'cli-mean', 'cli-standard-error'] as const satisfies MessageKey[];

/** Texts of the columns of `FAN_HEADS`; without random paths only the first. */
function fanColumns(column: Label, rows: readonly OutputRows['rows'][number][], lang: Lang): { scale: Scale; columns: string[][] } {
  const best = rows.map(({ bestEstimate }) => bestEstimate);
  const statistics = rows.flatMap((row) => row.statistics ?? []);
  const levels = [best, ...(['q05', 'q50', 'q95', 'mean'] as const).map((key) => statistics.map((row) => row[key]))];
  const scale = scaleFor(column.unit, column.kind, levels.flat(), lang);
  // Levels share their decimals; the standard error, much smaller, has its own.
  const texts = columnTexts(levels.flat(), scale);
  if (statistics.length === 0) return { scale, columns: [texts] };
  const columns = levels.map((_, c) => texts.slice(c * rows.length, (c + 1) * rows.length));
  return { scale, columns: [...columns, errorTexts(statistics.map((row) => row.standard_error), scale)] };
}

function labelled(column: Label, scale: Scale, lang: Lang): string {
  const { unit } = scale;
  return unit === '' || unit === '%' ? column.label[lang] : say('cli-fan-title', { label: column.label[lang], unit }, lang);
}

/** A band inside a sentence, where the language has a word or a dash for it. */
function rangeFact({ low, high }: Share): Fact {
  const [from, to] = [percentText(low), percentText(high)];
  return from === to ? from : { message: 'cli-range', facts: { low: from, high: to } };
}

function shareTexts({ probability, low, high }: Share): [string, string] {
  const text = percentText(probability);
  return [text, bandText(text, percentText(low), percentText(high))];
}
