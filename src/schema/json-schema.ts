import { z } from 'zod';

/** 模式 — the keywords of JSON Schema (draft 7) we use, and those that editors know besides. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly $comment?: string;
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly minLength?: number;
  readonly pattern?: string;
  readonly properties?: Properties;
  readonly patternProperties?: Properties;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly propertyNames?: JsonSchema;
  readonly required?: readonly string[];
  readonly minProperties?: number;
  readonly dependencies?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly uniqueItems?: boolean;
  readonly contains?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly not?: JsonSchema;
  readonly if?: JsonSchema;
  readonly then?: JsonSchema;
  readonly else?: JsonSchema;
  readonly definitions?: Readonly<Record<string, JsonSchema>>;
  /** Known to yaml-language-server and VS Code: what a mistake is called. */
  readonly errorMessage?: string;
  readonly patternErrorMessage?: string;
  readonly enumDescriptions?: readonly string[];
  /** What a chosen completion writes. */
  readonly defaultSnippets?: readonly { readonly label: string; readonly body: unknown; readonly description?: string }[];
}

export type Properties = Readonly<Record<string, JsonSchema | false>>;

/** 取自 zod — the JSON Schema of what a file may say, as the loader reads it. */
export function jsonSchemaOf(type: z.ZodType): JsonSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { target: 'draft-7', io: 'input' }) as JsonSchema;
  return plain(schema);
}

/** Simpler and with clearer mistakes: unions as a list of types, keys of records as patterns. */
function plain(schema: JsonSchema): JsonSchema {
  const { type, ...rest } = withoutMachineLimits(withKeysAsPatterns(withoutUnion(eachPart(schema, plain))));
  // One of a few words needs no type, which would be a second mistake in one place.
  return rest.enum || type === undefined ? rest : { ...rest, type };
}

/** Integers that a number can hold are no range a user should read. */
function withoutMachineLimits({ minimum, maximum, ...rest }: JsonSchema): JsonSchema {
  return {
    ...rest,
    ...(minimum !== undefined && minimum !== Number.MIN_SAFE_INTEGER && { minimum }),
    ...(maximum !== undefined && maximum !== Number.MAX_SAFE_INTEGER && { maximum }),
  };
}

/** Of branches that differ in type, each keyword speaks of one of them: they need no union, whose mistakes no editor tells well. */
function withoutUnion(schema: JsonSchema): JsonSchema {
  const { anyOf = [], ...rest } = schema;
  const types = anyOf.flatMap(({ type }) => type ?? []);
  const isMergeable = anyOf.length > 0 && anyOf.every((branch) => branch.type !== undefined && !('enum' in branch) && !('const' in branch));
  if (!isMergeable || new Set(types).size < types.length) return schema;
  return { ...rest, ...Object.assign({}, ...anyOf) as JsonSchema, type: types };
}

/** Keys of records as patterns: an editor then marks the key that does not fit and can say why. */
function withKeysAsPatterns({ propertyNames, additionalProperties, ...rest }: JsonSchema): JsonSchema {
  const pattern = propertyNames?.pattern;
  if (pattern !== undefined && typeof additionalProperties === 'object') {
    return { ...rest, patternProperties: { [pattern]: additionalProperties }, additionalProperties: false };
  }
  return { ...rest, ...(additionalProperties !== undefined && { additionalProperties }) };
}

/** The same schema with each of its parts replaced, one level down. */
export function eachPart(schema: JsonSchema, replace: (part: JsonSchema, step: string) => JsonSchema): JsonSchema {
  const { properties, patternProperties, additionalProperties, items, anyOf, allOf } = schema;
  const all = (parts: Properties, step: (key: string) => string): Properties =>
    Object.fromEntries(Object.entries(parts).map(([key, part]) => [key, part && replace(part, step(key))]));
  return {
    ...schema,
    ...(properties && { properties: all(properties, (key) => `.${key}`) }),
    ...(patternProperties && { patternProperties: all(patternProperties, () => '.*') }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: replace(additionalProperties, '.*') }),
    ...(items && { items: replace(items, '[]') }),
    ...(anyOf && { anyOf: anyOf.map((part) => replace(part, '')) }),
    ...(allOf && { allOf: allOf.map((part) => replace(part, '')) }),
  };
}

/** The part under a key, which must be there: these schemas are our own. */
export function partOf(schema: JsonSchema, key: string): JsonSchema {
  const part = schema.properties?.[key];
  if (!part) throw new Error(`the schema has no key ${key}`);
  return part;
}

/** Keys by their exact names, as patterns: what an editor does not offer a second time. */
export function only(parts: Properties): Properties {
  return Object.fromEntries(Object.entries(parts).map(([key, part]) => [`^${key}$`, part]));
}

/** The part for the entries of a record. */
export function entryOf({ patternProperties, additionalProperties }: JsonSchema): JsonSchema {
  const [part] = Object.values(patternProperties ?? {});
  const entry = part ?? additionalProperties;
  if (typeof entry !== 'object') throw new Error('the schema is no record');
  return entry;
}
