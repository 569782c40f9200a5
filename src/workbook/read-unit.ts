import { type Unit, unitText } from '../model/index.js';
import type { Spot } from './book-issues.js';
import { unitLabel } from './number-look.js';
import type { Page } from './page.js';
import type { Reading } from './reading.js';

/** What a cell may say of a unit: as the workbook was written, as it would be now, as files write it. */
export function unitWordings(key: string, unit: Unit, { origin }: Reading): string[] {
  return [...new Set([origin.units.get(key) ?? '', unitLabel(unit, 'zh'), unitLabel(unit, 'en'), unitText(unit)].filter((each) => each !== ''))];
}

/** 核对单位 — a unit that was changed is an error: the numbers beside it are in another one. */
export function checkUnitCell(page: Page, { row, column }: Spot, key: string, unit: Unit, reading: Reading): void {
  const written = page.text(row, column);
  if (unitWordings(key, unit, reading).includes(written)) return;
  reading.issues.error('import-unit-changed', { name: key.slice(key.indexOf('.') + 1), written, unit: unitLabel(unit, reading.lang) }, page.spot(row, column), key);
}
