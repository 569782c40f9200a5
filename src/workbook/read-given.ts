import { nearestName } from '../issues/index.js';
import { someOf } from './book-issues.js';
import type { ContentOf } from './content.js';
import { checkHeads, type Heads } from './heads.js';
import type { Page } from './page.js';
import type { Reading, Seen } from './reading.js';
import { checkUnitCell } from './read-unit.js';
import { GIVEN_HEADS } from './words.js';

export type GivenHeads = Heads<keyof typeof GIVEN_HEADS>;

/** 读给定值 — a series for each rule that has a row, also for rules that the scenario gives nothing for yet. */
export function readGiven(page: Page, heads: GivenHeads, seen: Seen, reading: Reading): Map<string, ContentOf<'series'>> {
  const { contents, issues } = reading;
  const { rules } = contents.plan.model;
  checkHeads(page, heads, GIVEN_HEADS);
  const read = new Map<string, ContentOf<'series'>>();
  const idColumn = heads.columns.get('id')!;
  const unitColumn = heads.columns.get('unit');
  for (let row = heads.row + 1; row <= page.lastRow; row++) {
    const id = page.text(row, idColumn);
    const spot = page.spot(row, idColumn);
    const years = [...heads.years].filter(([, column]) => !page.isBlank(row, column));
    const rule = rules.get(id);
    if (id === '') {
      if (years.length > 0) issues.error('import-row-without-id', {}, spot);
      continue;
    }
    if (!rule) {
      const nearest = nearestName(id, rules.keys());
      if (nearest === undefined) issues.error('given-unknown', { name: id }, spot, `given.${id}`);
      else issues.error('given-unknown-near', { name: id, nearest }, spot, `given.${id}`);
      continue;
    }
    if (!seen.meet(id, spot)) continue;
    const known = contents.given.get(id);
    if (known?.content.kind === 'table' && years.length > 0) issues.error('import-not-here', { name: id, where: { message: 'import-where-sheet' } }, spot, `given.${id}`);
    // A row that the user added need not name the unit.
    if (unitColumn !== undefined && (known !== undefined || !page.isBlank(row, unitColumn))) checkUnitCell(page, page.spot(row, unitColumn), `given.${id}`, rule.unit, reading);
    const content = readYears(page, row, id, years, reading);
    if (content) read.set(id, content);
  }
  return read;
}

/** Rows that are gone count as untouched. */
export function reportMissingGiven(seen: Seen, sheet: string, { contents, issues, origin }: Reading): void {
  const missing = [...contents.given].flatMap(([name, { content }]) => (content.kind === 'series' && origin.hashes.has(`given.${name}`) && !seen.has(name) ? [name] : []));
  if (missing.length > 0) issues.warning('import-rows-missing', { sheet, ids: someOf(missing) });
}

function readYears(page: Page, row: number, name: string, years: readonly (readonly [number, number])[], { contents, issues, places }: Reading): ContentOf<'series'> | undefined {
  const { unit } = contents.plan.model.rules.get(name)!;
  const found = years.map(([year, column]) => {
    const key = `given.${name}.${String(year)}`;
    places.set(key, page.spot(row, column));
    return [year, page.number(row, column, { name, unit, key, shown: `${name} ${String(year)}` })] as const;
  });
  places.set(`given.${name}`, page.spot(row, 0));
  const known = contents.given.get(name);
  if (years.length === 0 && known?.content.kind === 'series') {
    issues.error('import-given-none-left', { name, scenario: contents.file.split(/[/\\]/).at(-1)! }, page.spot(row, 0), `given.${name}`);
    return undefined;
  }
  const numbers = found.filter((each): each is readonly [number, number] => typeof each[1] === 'number');
  return numbers.length < found.length || numbers.length === 0 ? undefined : { kind: 'series', values: new Map([...numbers].sort(([a], [b]) => a - b)) };
}
