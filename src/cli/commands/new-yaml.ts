import { stringify } from 'yaml';

/** 一行 YAML — a value in flow style; keys that count – years, limits – in rising order, `below` first. */
export function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return scalar(value);
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  // JavaScript puts whole numbers first, wherever they stood; limits of piecewise tables must rise.
  if (entries.every(([key]) => key === 'below' || Number.isFinite(Number(key)))) entries.sort(([a], [b]) => place(a) - place(b));
  return `{ ${entries.map(([key, inner]) => `${Number.isFinite(Number(key)) ? key : scalar(key)}: ${flow(inner)}`).join(', ')} }`;
}

/** A scalar with the quotes it needs between brackets. */
function scalar(value: unknown): string {
  return stringify([value], { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: false }).trim().slice(1, -1);
}

function place(key: string): number {
  return key === 'below' ? -Number.MAX_VALUE : Number(key);
}

/** Lines that are examples until their `# ` is taken away, as an editor's comment key does. */
export function commented(lines: readonly string[]): string[] {
  return lines.map((line) => `# ${line}`.trimEnd());
}
