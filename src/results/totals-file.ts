import { Schema } from 'apache-arrow';
import type { Plan } from '../scenario/plan.js';
import { ArrowFile } from './arrow-file.js';
import type { OpenFile, WrittenFile } from './byte-sink.js';
import { float64Column, float64Field, int32Column, int32Field, TextColumn } from './columns.js';
import { fileMetadata, outputLabel, outputUnit, type RunIdentity } from './labels.js';
import type { PeriodTotal } from './period-totals.js';
import { readTable } from './read-table.js';

/** 写入时段合计 — `totals.arrow`: `variable` ("" for all payers together), `first_year`, `last_year`, `mean`, `standard_error`. */
export async function writeTotals(file: string, plan: Plan, identity: RunIdentity, totals: readonly PeriodTotal[], open?: OpenFile): Promise<WrittenFile> {
  const names = [...new Set(totals.map(({ variable }) => variable))];
  const variable = new TextColumn('variable', 0, names);
  const metadata = fileMetadata('totals', plan, identity);
  for (const output of plan.outputs.filter(({ name }) => names.includes(name))) {
    const label = outputLabel(plan, output);
    metadata.set(`unit.${output.name}`, outputUnit(plan, output)).set(`label_zh.${output.name}`, label.zh).set(`label_en.${output.name}`, label.en);
  }
  const schema = new Schema(
    [variable.field, int32Field('first_year'), int32Field('last_year'), float64Field('mean'), float64Field('standard_error')],
    metadata,
  );
  const arrow = new ArrowFile(file, schema, open);
  try {
    await arrow.append(
      [
        variable.rows(Int32Array.from(totals, (total) => names.indexOf(total.variable))),
        int32Column(Int32Array.from(totals, ({ first }) => first)),
        int32Column(Int32Array.from(totals, ({ last }) => last)),
        float64Column(Float64Array.from(totals, ({ mean }) => mean)),
        float64Column(Float64Array.from(totals, ({ standardError }) => standardError)),
      ],
      totals.length,
    );
    return await arrow.close();
  } catch (error) {
    await arrow.abort();
    throw error;
  }
}

/** 读取时段合计 — the rows of a `totals.arrow`. */
export async function readTotals(file: string): Promise<PeriodTotal[]> {
  const table = await readTable(file);
  const [first, last, mean, standardError] = (['first_year', 'last_year', 'mean', 'standard_error'] as const).map((name) => table.numbers(name));
  return table.texts('variable').map((variable, i) => ({ variable, first: first![i]!, last: last![i]!, mean: mean![i]!, standardError: standardError![i]! }));
}
