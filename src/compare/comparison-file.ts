import { Schema } from 'apache-arrow';
import { ArrowFile, blankableColumn, blankableField, int32Column, int32Field, readTable, RESULTS_VERSION, TOTAL_MEASURES, TextColumn, type WrittenFile } from '../results/index.js';
import { RowOrder } from './rows.js';
import { COMPARISON_NUMBERS, type ComparisonContent } from './types.js';

/** What `measure` says of the row of a single year. */
export const YEAR_MEASURE = 'year';

/**
 * 写入比较表 — `comparison.arrow`: `scenario` (its place, 0 for the reference), `output` ("" for all payers together), `unit`, `first_year`, `last_year`,
 * `measure` (`year`, or that of a total), then `COMPARISON_NUMBERS`. Only what the runs decide: no time, no machine, no path of a file.
 */
export async function writeComparisonFile(file: string, content: ComparisonContent): Promise<WrittenFile> {
  const order = new RowOrder(content);
  const { scenarios, outputs, periods, baseYear, numbers } = content;
  const names = [...outputs.map(({ name }) => name), ''];
  const units = [...new Set([...outputs.map(({ unit }) => unit), 'yuan'])];
  const measures = [YEAR_MEASURE, ...TOTAL_MEASURES];
  const columns = { scenario: [] as number[], output: [] as number[], unit: [] as number[], first: [] as number[], last: [] as number[], measure: [] as number[] };
  const add = (scenario: number, output: number, unit: number, first: number, last: number, measure: number): void => {
    columns.scenario.push(scenario);
    columns.output.push(output);
    columns.unit.push(unit);
    columns.first.push(first);
    columns.last.push(last);
    columns.measure.push(measure);
  };
  scenarios.forEach((_, scenario) => {
    outputs.forEach(({ unit }, output) => {
      for (let year = baseYear + 1; year <= content.lastYear; year++) add(scenario, output, units.indexOf(unit), year, year, 0);
    });
    for (const name of order.totals) {
      for (const { first, last } of periods) TOTAL_MEASURES.forEach((_measure, index) => { add(scenario, names.indexOf(name), units.indexOf('yuan'), first, last, 1 + index); });
    }
  });
  const [output, unit, measure] = [new TextColumn('output', 0, names), new TextColumn('unit', 1, units), new TextColumn('measure', 2, measures)];
  const schema = new Schema([
    int32Field('scenario'), output.field, unit.field, int32Field('first_year'), int32Field('last_year'), measure.field,
    ...COMPARISON_NUMBERS.map((name) => blankableField(name, new Map())),
  ], metadataOf(content));
  const arrow = new ArrowFile(file, schema);
  try {
    await arrow.append([
      int32Column(Int32Array.from(columns.scenario)), output.rows(Int32Array.from(columns.output)), unit.rows(Int32Array.from(columns.unit)),
      int32Column(Int32Array.from(columns.first)), int32Column(Int32Array.from(columns.last)), measure.rows(Int32Array.from(columns.measure)),
      ...COMPARISON_NUMBERS.map((_, index) => blankableColumn(columnOf(numbers, index, order.count))),
    ], order.count);
    return await arrow.close();
  } catch (error) {
    await arrow.abort();
    throw error;
  }
}

function columnOf(numbers: Float64Array, index: number, rows: number): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) => numbers[row * COMPARISON_NUMBERS.length + index]!);
}

function metadataOf({ hash, seed, paths, baseYear, lastYear, scenarios, outputs }: ComparisonContent): Map<string, string> {
  const metadata = new Map([
    ['content', 'comparison'], ['results_version', String(RESULTS_VERSION)], ['hash', hash], ['seed', seed], ['paths', String(paths)],
    ['base_year', String(baseYear)], ['last_year', String(lastYear)],
  ]);
  scenarios.forEach(({ title, fingerprint }, index) => {
    const key = String(index);
    metadata.set(`title_zh.${key}`, title.zh).set(`title_en.${key}`, title.en).set(`fingerprint.${key}`, fingerprint);
  });
  for (const { name, label } of outputs) metadata.set(`label_zh.${name}`, label.zh).set(`label_en.${name}`, label.en);
  return metadata;
}

/** 读取比较表 — its numbers in the order of the rows, [row × `COMPARISON_NUMBERS`]. */
export async function readComparisonFile(file: string): Promise<Float64Array> {
  const table = await readTable(file);
  const columns = COMPARISON_NUMBERS.map((name) => table.blankable(name));
  const rows = columns[0]!.length;
  const numbers = new Float64Array(rows * columns.length);
  columns.forEach((column, index) => {
    for (let row = 0; row < rows; row++) numbers[row * columns.length + index] = column[row]!;
  });
  return numbers;
}
