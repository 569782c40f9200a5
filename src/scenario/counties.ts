import { type CountyTables, missingRules, readCountyTables } from '../counties/index.js';
import type { Loading } from './context.js';
import { placeOf, placeOfKey } from './layers.js';
import type { MergedScenario } from './merge.js';

/** Said instead of a table: no estimate by county. */
const NONE = 'none';

/** 分县表 — the tables that the scenario names for its county estimate, read and checked; undefined where it names none. */
export function readCounties({ counties }: MergedScenario, { model, tables, issues }: Loading): CountyTables | undefined {
  const [first] = counties.values();
  if (!first || counties.get('table')?.value === NONE) return undefined;
  const missing = missingRules(model);
  if (missing.length > 0) {
    issues.error('counties-rules-missing', { rules: missing }, placeOfKey(first), 'counties');
    return undefined;
  }
  const read = (key: string): ReturnType<typeof tables.read> => {
    const entry = counties.get(key);
    return entry && tables.read(entry.layer.folder, entry.value, placeOf(entry));
  };
  for (const key of ['table', 'shares']) if (!counties.has(key)) issues.error('counties-key-missing', { key: `counties.${key}` }, placeOfKey(first), 'counties');
  const [list, shares, revenue] = [read('table'), read('shares'), read('fiscal_revenue')];
  // A table that cannot be read has told so itself.
  if (!list || !shares || (counties.has('fiscal_revenue') && !revenue)) return undefined;
  return readCountyTables({ counties: list, shares, ...(revenue && { revenue }) }, issues);
}
