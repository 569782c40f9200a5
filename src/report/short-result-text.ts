import { createColors } from 'picocolors';
import type { Label, OutputRows, Share, ShortResult } from '../analysis/index.js';
import { type Lang, type MessageKey, say } from '../messages/index.js';
import { columnTexts, decimalsFor, numberText, percentText, type Scale, scaleFor, yesNo } from './format.js';
import { tableText } from './table.js';

/** Output columns shown when a rulebook gives no roles; the rest is in the files. */
const MOST_OUTPUTS = 20;

/** 简要结果 — the tables printed after a run. */
export function shortResultText(result: ShortResult, lang: Lang, isColoured = false): string {
  return new ShortText(result, lang, isColoured).sections().join('\n\n');
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
    if (this.result.paths > 0) lines.push(` ${this.say('cli-fan-note')}`);
    return lines.join('\n');
  }

  private shortfall({ column, rows, ever }: NonNullable<ShortResult['shortfall']>): string {
    const best = rows.map(({ isSetInBestEstimate }) => yesNo(isSetInBestEstimate, this.lang));
    const title = this.bold(say('cli-shortfall-title', { label: column.label[this.lang] }, this.lang));
    const head = [this.say('cli-year'), this.say('cli-best-estimate')];
    if (!ever) return [title, tableText(head, rows.map(({ year }, i) => [String(year), best[i]!]))].join('\n');
    const body = rows.map(({ year, share }, i) => [String(year), best[i]!, ...shareTexts(share!)]);
    const { firstYear: first, lastYear: last } = this.result;
    const [probability, band] = shareTexts(ever);
    return [
      title,
      tableText([...head, this.say('cli-probability'), this.say('cli-band')], body),
      ` ${this.bold(say('cli-whole-horizon', { first, last, probability, band }, this.lang))}`,
    ].join('\n');
  }

  private compliance(rules: ShortResult['compliance']): string {
    const years = rules[0]!.rows.map(({ year }) => String(year));
    const head = [this.say('cli-year')];
    const columns = [years];
    for (const { column, rows } of rules) {
      const values = rows.flatMap(({ bestEstimate, statistics }) => (statistics ? [statistics.mean, bestEstimate] : [bestEstimate]));
      const scale = scaleFor(column.unit, column.kind, values, this.lang);
      const statistics = rows.flatMap((row) => row.statistics ?? []);
      head.push(labelled(column, scale, this.lang));
      // A share carries its % itself; other units stand in the heading.
      const sign = scale.unit === '%' ? '%' : '';
      const means = statistics.length > 0 ? statistics.map(({ mean }) => mean) : rows.map(({ bestEstimate }) => bestEstimate);
      columns.push(columnTexts(means, scale).map((text) => `${text}${sign}`));
      if (statistics.length === 0) continue;
      head.push(this.say('cli-band'));
      const ends = columnTexts(statistics.flatMap(({ mean_low: low, mean_high: high }) => [low, high]), scale);
      columns.push(statistics.map((_, i) => `${ends[2 * i]!}${sign} - ${ends[2 * i + 1]!}${sign}`));
    }
    const body = years.map((_, i) => columns.map((texts) => texts[i]!));
    return [this.bold(this.say(this.result.paths > 0 ? 'cli-compliance-title' : 'cli-compliance-title-best')), tableText(head, body)].join('\n');
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
    if (outputs.length > MOST_OUTPUTS) lines.push(` ${say('cli-more-outputs', { count: outputs.length - MOST_OUTPUTS }, this.lang)}`);
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
  return { scale, columns: [...columns, columnTexts(statistics.map((row) => row.standard_error), scale)] };
}

function labelled(column: Label, scale: Scale, lang: Lang): string {
  const { unit } = scale;
  return unit === '' || unit === '%' ? column.label[lang] : say('cli-fan-title', { label: column.label[lang], unit }, lang);
}

function shareTexts({ probability, low, high }: Share): [string, string] {
  return [percentText(probability), `${percentText(low)} - ${percentText(high)}`];
}
