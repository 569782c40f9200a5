import type { JsonSchema } from './json-schema.js';

/** 文本 — a schema as a file: two spaces, and what fits into a line on one line, so that a change shows as such. */
export function schemaText(schema: JsonSchema): string {
  return `${block(schema, '')}\n`;
}

const WIDTH = 160;

function block(value: unknown, indent: string): string {
  const flat = inline(value);
  if (typeof value !== 'object' || value === null || indent.length + flat.length <= WIDTH) return flat;
  const inner = `${indent}  `;
  if (Array.isArray(value)) return `[\n${value.map((item) => `${inner}${block(item, inner)}`).join(',\n')}\n${indent}]`;
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return `{\n${entries.map(([key, part]) => `${inner}${JSON.stringify(key)}: ${block(part, inner)}`).join(',\n')}\n${indent}}`;
}

function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return entries.length === 0 ? '{}' : `{ ${entries.map(([key, part]) => `${JSON.stringify(key)}: ${inline(part)}`).join(', ')} }`;
}
