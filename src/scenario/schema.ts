import { z } from 'zod';
import { bilingual, ruleAttributes } from '../language/index.js';
import { MOST_PATHS } from './path-count.js';

/** `0.03`, `3%` or `163 yuan/person/month`; read by `parseQuantity`. */
const quantity = z.union([z.number(), z.string()]);
const name = z.string().regex(/^[a-z][a-z0-9_]*$/, { error: 'name-not-snake' });
const yearKey = z.string().regex(/^[12]\d{3}$/, { error: 'year-key' });
const confidence = z.string().regex(/^[ABCD][-'′]?$/, { error: 'confidence-form' });
const text = z.string().min(1);

/** 输入的写法 — one entry of `inputs:`; which keys go together is checked where the entry is read. */
const input = z.strictObject({
  value: quantity.optional(),
  series: z.record(yearKey, quantity).optional(),
  table: text.optional(),
  by: name.optional(),
  cells: z.record(z.string(), quantity).optional(),
  bands: z.record(z.string(), quantity).optional(),
  paths: text.optional(),
  column: text.optional(),
  between: z.enum(['error', 'hold', 'linear']).optional(),
  after: z.string().regex(/^(error|hold|grow\s+-?\d+(\.\d+)?%)$/, { error: 'after-form' }).optional(),
  unit: quantity,
  source: text.optional(),
  confidence: confidence.optional(),
  note: text.optional(),
  // Within which numbers it may lie; what the text says is checked in marks.ts.
  range: z.union([text, z.array(quantity).length(2, { error: 'uncertain-range-form' })]).optional(),
  alternatives: z.array(quantity).min(1, { error: 'alternatives-empty' }).optional(),
  range_from: z.int({ error: 'year-form' }).min(1900, { error: 'year-form' }).max(2900, { error: 'year-form' }).optional(),
  range_source: text.optional(),
  label: bilingual.optional(),
  band_of: quantity.optional(),
});

export const scenarioSchema = z.strictObject({
  title: bilingual.partial().optional(),
  extends: text.optional(),
  rulebook: text.optional(),
  base_year: z.int({ error: 'year-form' }).min(1900, { error: 'year-form' }).max(2900, { error: 'year-form' }).optional(),
  last_year: z.int({ error: 'year-form' }).min(1900, { error: 'year-form' }).max(2900, { error: 'year-form' }).optional(),
  paths: z.int({ error: 'paths-range' }).min(0, { error: 'paths-range' }).max(MOST_PATHS, { error: 'paths-range' }).optional(),
  seed: z.string({ error: 'seed-not-text' }).min(1).optional(),
  defaults: z.strictObject({ source: text.optional(), confidence: confidence.optional() }).optional(),
  inputs: z.record(name, input).optional(),
  // The key `table` or years; which of them is checked where it is read.
  given: z
    .record(name, z.record(z.string(), quantity).refine((entry) => !('table' in entry) || Object.keys(entry).length === 1, { error: 'given-mixed' }))
    .optional(),
  noise: z.strictObject({ correlation: z.record(z.string(), z.number()).optional() }).optional(),
  rules: z.record(name, ruleAttributes).optional(),
  // `table: none` leaves the estimate out.
  counties: z.strictObject({ table: text.optional(), shares: text.optional(), fiscal_revenue: text.optional() }).optional(),
  outputs: z.array(z.string()).optional(),
  profiles: z.array(z.string()).optional(),
  allow_violation: z.array(z.string()).optional(),
});

export type ScenarioFile = z.infer<typeof scenarioSchema>;
export type InputEntry = z.infer<typeof input>;
export type Quantity = z.infer<typeof quantity>;
