import { unitText } from '../../model/index.js';
import type { Change, Edits } from '../../workbook/index.js';

/** 一处改动 — for programs: numbers as they are, cells by identifiers. */
export function changeAnswer({ kind, name, label, unit, what, year, from, cell, old, new: now }: Change): object {
  return {
    kind, name, label, unit: unitText(unit), what,
    ...(year !== undefined && { year }), ...(from !== undefined && { from: Number.isFinite(from) ? from : 'below' }),
    ...(cell && { cell: Object.fromEntries(cell.map(({ dimension, index }) => [dimension.name, dimension.labels[index]])) }),
    old: old ?? null, new: now ?? null,
  };
}

/** 出处未改 — inputs whose numbers changed while their source did not: it may no longer say what they say. */
export function keptSources({ changes }: Edits): string[] {
  const names = new Set(changes.flatMap(({ kind, name, what }) => (kind === 'input' && what === 'value' ? [name] : [])));
  for (const { kind, name, what } of changes) if (kind === 'input' && what === 'source') names.delete(name);
  return [...names];
}
