import { isMap, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { IssueList, Place } from '../issues/index.js';
import { type KeyPath, Positions } from './positions.js';
import { dropRefused, reportSchemaProblems, schemaErrorMap } from './schema-problems.js';
import { readText, type TextFile } from './text.js';
import { reportNotMap, reportSyntax, reportUnfolding } from './yaml-problems.js';

/** 有位置的 YAML — checked data that still knows where each value stands in its file. */
export interface YamlSource<T> {
  readonly file: string;
  readonly sha256: string;
  readonly data: T;
  /** Place of a value; of the nearest parent that exists when there is no such value. */
  placeOf(path: KeyPath): Place;
  /** Place of a key; falls back like `placeOf`. */
  placeOfKey(path: KeyPath): Place;
  /** A scalar as written, `218.68` or `50%`, without its quotes. */
  textOf(path: KeyPath): string | undefined;
  /** Keys of a map as written: JavaScript objects move keys like `2020` to the front, this does not. */
  keysOf(path: KeyPath): readonly string[];
  /** What was refused and left out of `data`; empty unless the file was read with `keepGood`. */
  readonly dropped: readonly KeyPath[];
}

export interface YamlOptions {
  /** Where the user named the file: the place of an issue when it cannot be read. */
  readonly namedAt?: Place;
  /** Keep what the schema accepts, so that the rest of a file with one slip is still checked. */
  readonly keepGood?: boolean;
}

/** 读 YAML — parse and check one file; all its mistakes become issues, then the result is undefined. */
export function readYaml<T>(
  path: string,
  schema: z.ZodType<T>,
  issues: IssueList,
  { namedAt, keepGood = false }: YamlOptions = {},
): YamlSource<T> | undefined {
  const source = readText(path, issues, namedAt);
  return source && parseYaml(source, schema, issues, { keepGood });
}

/** 解析 YAML — the same for a text that is at hand already. */
export function parseYaml<T>({ file, text, sha256 }: TextFile, schema: z.ZodType<T>, issues: IssueList, { keepGood = false }: Pick<YamlOptions, 'keepGood'> = {}): YamlSource<T> | undefined {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const positions = new Positions(document, lineCounter, file);
  if (reportSyntax(document, text, positions, issues)) return undefined;
  if (!isMap(document.contents)) {
    reportNotMap(text, file, issues);
    return undefined;
  }
  let plain: unknown;
  try {
    plain = document.toJS();
  } catch (error) {
    reportUnfolding(error, document, positions, issues);
    return undefined;
  }
  let result = schema.safeParse(plain, { error: schemaErrorMap });
  const dropped: KeyPath[] = [];
  if (!result.success) reportSchemaProblems(result.error.issues, plain, positions, issues);
  while (!result.success) {
    // Each round takes at least one refused key away, or gives up.
    if (!keepGood || !dropRefused(result.error.issues, plain, dropped)) return undefined;
    result = schema.safeParse(plain);
  }
  return {
    file,
    sha256,
    data: result.data,
    dropped,
    placeOf: (keys) => positions.ofValue(keys),
    placeOfKey: (keys) => positions.ofKey(keys),
    textOf: (keys) => positions.text(keys),
    keysOf: (keys) => positions.keys(keys),
  };
}
