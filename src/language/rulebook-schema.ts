import { z } from 'zod';

/** Shapes of rulebook files; the scenario's `rules:` section uses `ruleAttributes` too. */
export const bilingual = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/** A remark in both languages, or one text that serves for both. */
const remark = z.union([z.string().min(1), bilingual]);

const textOrNumber = z.union([z.string(), z.number()]);

const dimension = z.strictObject({
  label: bilingual,
  values: z.union([z.string(), z.array(z.string()), z.record(z.string(), bilingual)]),
  ageing: z.boolean().optional(),
});

const input = z.strictObject({
  label: bilingual,
  unit: textOrNumber,
  dimensions: z.array(z.string()).optional(),
  band_of: textOrNumber.optional(),
  by_path: z.boolean().optional(),
  range: z.strictObject({ law: z.string().optional(), experience: z.string().optional(), clause: z.string().optional() }).optional(),
  note: remark.optional(),
});

const example = z.strictObject({
  cell: z.record(z.string(), textOrNumber).optional(),
  year: z.int().optional(),
  values: z.record(z.string(), z.union([z.number(), z.record(z.string(), z.number())])).optional(),
  result: z.number(),
});

export const ruleAttributes = z.strictObject({
  label: bilingual.optional(),
  unit: textOrNumber.optional(),
  formula: textOrNumber.optional(),
  source: z.string().optional(),
  start: z.union([z.string(), z.number(), z.strictObject({ table: z.string() })]).optional(),
  entry: textOrNumber.optional(),
  last: z.enum(['close', 'open']).optional(),
  kind: z.enum(['stock', 'flow', 'rate', 'flag']).optional(),
  output: z.enum(['path', 'profile', 'none']).optional(),
  note: remark.optional(),
  gap: remark.optional(),
  ledger: z.string().optional(),
  examples: z.array(example).optional(),
});

export const chapterFile = z.strictObject({
  title: bilingual.optional(),
  dimensions: z.record(z.string(), dimension).optional(),
  noises: z.record(z.string(), bilingual).optional(),
  inputs: z.record(z.string(), input).optional(),
  rules: z.record(z.string(), ruleAttributes).optional(),
});

/** `rulebook.yaml`; a small rulebook may hold its only chapter right there. */
export const rulebookFile = chapterFile.extend({
  title: bilingual,
  chapters: z.array(z.string()).optional(),
  outputs: z.array(z.string()).optional(),
  also_called: z.record(z.string(), z.string()).optional(),
  summary: z
    .strictObject({
      fan: z.string(),
      shortfall: z.string().optional(),
      compliance: z.array(z.string()).optional(),
      payers: z.array(z.string()).optional(),
    })
    .optional(),
});

export type RuleAttributes = z.infer<typeof ruleAttributes>;
export type ChapterFile = z.infer<typeof chapterFile>;
export type RulebookFile = z.infer<typeof rulebookFile>;
export type InputEntry = z.infer<typeof input>;
export type DimensionEntry = z.infer<typeof dimension>;

/** 两种语言 — a remark as readers of either language see it. */
export function inBoth(text: z.infer<typeof remark>): z.infer<typeof bilingual> {
  return typeof text === 'string' ? { zh: text, en: text } : text;
}
