import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readYaml, type YamlSource } from '../files/index.js';
import type { IssueList, Place } from '../issues/index.js';
import { type ExtraRule, TABLES_FILE } from '../language/index.js';
import type { RowDefinition, TableDefinition, TableDefinitions } from './types.js';

const text = z.string().min(1);
const both = z.strictObject({ zh: text, en: text });
const formula = z.union([text, z.number()]);

const row = z.union([
  text,
  z.strictObject({ rule: text, total: z.boolean() }),
  z.strictObject({ label: both, unit: z.union([text, z.literal(1)]), formula, kind: z.enum(['stock', 'flow', 'rate', 'flag']).optional(), total: z.boolean().optional() }),
]);

const table = z.strictObject({
  title: both,
  note: both.optional(),
  base_year: z.boolean().optional(),
  only_first_year: z.boolean().optional(),
  rows: z.array(row).min(1),
  closes: z.array(z.strictObject({ label: both, unit: z.union([text, z.literal(1)]), formula })).optional(),
});

/** Shape of `tables.yaml`, the file beside a rulebook that says which tables a run prints. */
export const tablesFile = z.strictObject({ tables: z.record(text, table) });
type TablesFile = z.infer<typeof tablesFile>;

/** 读报表定义 — `tables.yaml` of a rulebook's folder; undefined where there is none, or with issues where it is wrong. */
export function readTables(folder: string, issues: IssueList): TableDefinitions | undefined {
  const path = join(folder, TABLES_FILE);
  if (!existsSync(path)) {
    issues.error('tables-no-file', { folder, file: TABLES_FILE });
    return undefined;
  }
  const source = readYaml(path, tablesFile, issues);
  if (!source) return undefined;
  const extraRules: ExtraRule[] = [];
  const tables = source.keysOf(['tables']).map((name) => readTable(name, source, extraRules));
  return { tables, extraRules };
}

function readTable(name: string, source: YamlSource<TablesFile>, extraRules: ExtraRule[]): TableDefinition {
  const { title, note, base_year: showsBaseYear = false, only_first_year: showsFirstYear = false, rows, closes = [] } = source.data.tables[name]!;
  const add = (rule: string, attributes: ExtraRule['attributes'], place: Place): string => {
    extraRules.push({ name: rule, attributes, place, placeOf: () => place });
    return rule;
  };
  return {
    name, title, ...(note && { note }), showsBaseYear, showsFirstYear,
    rows: rows.map((each, index): RowDefinition => {
      const place = source.placeOf(['tables', name, 'rows', index]);
      if (typeof each === 'string') return { rule: each, isTotal: false, place };
      if ('rule' in each) return { rule: each.rule, isTotal: each.total, place };
      const { total = false, ...attributes } = each;
      // A table's own rules are values to be shown; no run stores them.
      return { rule: add(`table_${name}_${String(index + 1)}`, { ...attributes, output: 'none' }, place), isTotal: total, place };
    }),
    closings: closes.map(({ label, unit, formula: own }, index) => {
      const place = source.placeOf(['tables', name, 'closes', index]);
      const rule = add(`check_${name}_${String(index + 1)}`, { label, unit, formula: own, output: 'none' }, place);
      return { rule, text: String(own).replace(/\s+/g, ' ').trim(), label };
    }),
  };
}
