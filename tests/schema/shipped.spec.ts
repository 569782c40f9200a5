import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { schemaCommand } from '../../src/cli/commands/schema-command.js';
import { readCommandLine } from '../../src/cli/index.js';
import { Terminal } from '../../src/cli/terminal.js';

/** Each file with the words that make it; `npm run schema` writes them anew. */
const SHIPPED = {
  'scenario.schema.json': 'schema',
  'rulebook.schema.json': 'schema rulebook',
  'clauses.schema.json': 'schema clauses',
  'persons.schema.json': 'schema persons',
  'savings.schema.json': 'schema --rulebook docs/savings/rulebook',
  'china.schema.json': 'schema --rulebook scenarios/china/rulebook',
};

const PRINTED = new Map<string, string>();

/** What a command prints, once for all tests. */
async function printed(line: string): Promise<string> {
  const known = PRINTED.get(line);
  if (known !== undefined) return known;
  let text = '';
  const stdout = { write: (chunk: string) => ((text += chunk), true) } as unknown as NodeJS.WriteStream;
  const { lang, request } = readCommandLine(line.split(' '));
  if (request.kind !== 'schema') throw new Error(`${line} is no schema request`);
  expect(await schemaCommand(request, new Terminal(lang, false, { stdout, stderr: stdout }))).toBe(0);
  PRINTED.set(line, text);
  return text;
}

describe('the shipped schemas', () => {
  test.each(Object.entries(SHIPPED))('%s is what chusuan %s prints', async (file, line) => {
    await expect(await printed(line)).toMatchFileSnapshot(`../../schema/${file}`);
  });

  test('are these and no others', () => {
    expect(readdirSync('schema').sort()).toEqual(Object.keys(SHIPPED).sort());
  });

  test.each(Object.values(SHIPPED))('chusuan %s says something in Chinese of every key', async (line) => {
    const root = JSON.parse(await printed(line)) as Part;
    const keys = keysIn(root, root);
    expect(keys.length).toBeGreaterThan(10);
    expect(keys.filter(({ text }) => !/\p{Script=Han}/u.test(text))).toEqual([]);
  });

  test.each(Object.values(SHIPPED))('chusuan %s in English has no Chinese but the names of the rulebook', async (line) => {
    const root = JSON.parse(await printed(`${line} --lang en`)) as Part;
    const inChinese = keysIn(root, root).filter(({ text }) => /\p{Script=Han}/u.test(text));
    // Clauses are called by their Chinese names, which labels beside them do not have.
    expect(inChinese.filter(({ text }) => /\p{Script=Han}/u.test(text.split('\n')[0]!))).toEqual([]);
  });

  test('speak of no address but that of their own language', async () => {
    const addresses = new Set((await printed('schema')).match(/\w+:\/\/[^"\s]+/g));
    expect([...addresses]).toEqual(['http://json-schema.org/draft-07/schema#']);
  });
});

interface Part {
  readonly description?: string;
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, Part>>;
}

/** Every key that is offered, with what is said of it, its definition's words included. */
function keysIn(value: unknown, root: Part): { readonly key: string; readonly text: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const { properties } = value as { readonly properties?: Readonly<Record<string, Part | false>> };
  const own = Object.entries(properties ?? {}).flatMap(([key, part]) => {
    if (part === false) return [];
    const referred = part.$ref === undefined ? undefined : root.definitions?.[part.$ref.slice('#/definitions/'.length)];
    return [{ key, text: part.description ?? referred?.description ?? '' }];
  });
  return [...own, ...Object.values(value).flatMap((inner) => keysIn(inner, root))];
}
