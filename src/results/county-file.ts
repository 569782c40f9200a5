import { Schema } from 'apache-arrow';
import { COUNTY_COLUMNS, type CountyFigures, type CountyUnit } from '../counties/index.js';
import { say } from '../messages/index.js';
import type { Plan } from '../scenario/index.js';
import { ArrowFile } from './arrow-file.js';
import type { OpenFile, WrittenFile } from './byte-sink.js';
import { blankableColumn, blankableField, float64Column, float64Field, int32Column, int32Field, TextColumn } from './columns.js';
import { fileMetadata, type RunIdentity, yearCount } from './labels.js';
import { readTable } from './read-table.js';

/** 分县结果 — the figures of each year after the base year, in order. */
export interface CountyRows {
  readonly units: readonly CountyUnit[];
  readonly years: readonly CountyFigures[];
}

/**
 * 写入分县结果 — `county.arrow`: `year`, `code`, `name`, `level`, `prefecture_code`, `class`, then the columns of `COUNTY_COLUMNS`;
 * a record batch per year, in it the counties, the prefectures and the province. Money in yuan.
 */
export async function writeCounties(file: string, plan: Plan, identity: RunIdentity, { units, years }: CountyRows, open?: OpenFile): Promise<WrittenFile> {
  const texts = (['code', 'name', 'level', 'prefecture_code', 'class'] as const).map((name, id) => {
    const values = units.map((unit) => (name === 'prefecture_code' ? unit.prefecture : unit[name]));
    const known = [...new Set(values)];
    const column = new TextColumn(name, id, known);
    return { field: column.field, data: column.rows(Int32Array.from(values, (value) => known.indexOf(value))) };
  });
  const fields = COUNTY_COLUMNS.map((column) => {
    const metadata = new Map([['unit', column.unit], ['label_zh', say(column.message, {}, 'zh')], ['label_en', say(column.message, {}, 'en')], ['estimate', 'true']]);
    return 'isOptional' in column ? blankableField(column.name, metadata) : float64Field(column.name, metadata);
  });
  const metadata = fileMetadata('county', plan, identity).set('estimate', 'true').set('note_zh', say('counties-note', {}, 'zh')).set('note_en', say('counties-note', {}, 'en'));
  const schema = new Schema([int32Field('year'), ...texts.map(({ field }) => field), ...fields], metadata);
  const arrow = new ArrowFile(file, schema, open);
  try {
    for (let index = 0; index < yearCount(plan); index++) {
      const year = int32Column(new Int32Array(units.length).fill(plan.baseYear + 1 + index));
      const numbers = COUNTY_COLUMNS.map((column) => {
        const values = years[index]!.get(column.name)!;
        return 'isOptional' in column ? blankableColumn(values) : float64Column(values);
      });
      await arrow.append([year, ...texts.map(({ data }) => data), ...numbers], units.length);
    }
    return await arrow.close();
  } catch (error) {
    await arrow.abort();
    throw error;
  }
}

/** 一行 — a unit in a year. */
export interface CountyRow {
  readonly year: number;
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly prefecture: string;
  readonly class: string;
  /** By column; NaN where it is blank. */
  readonly values: ReadonlyMap<string, number>;
}

/** 读取分县结果 — the rows of a `county.arrow`. */
export async function readCounties(file: string): Promise<CountyRow[]> {
  const table = await readTable(file);
  const [code, name, level, prefecture, kind] = ['code', 'name', 'level', 'prefecture_code', 'class'].map((column) => table.texts(column));
  const columns = COUNTY_COLUMNS.map((column) => [column.name, 'isOptional' in column ? table.blankable(column.name) : table.numbers(column.name)] as const);
  return Array.from(table.numbers('year') as ArrayLike<number> & Iterable<number>, (year, row) => ({
    year, code: code![row]!, name: name![row]!, level: level![row]!, prefecture: prefecture![row]!, class: kind![row]!,
    values: new Map(columns.map(([column, values]) => [column, values[row]!])),
  }));
}
