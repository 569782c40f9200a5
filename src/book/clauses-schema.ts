import { z } from 'zod';

const text = z.string().min(1);
const both = z.strictObject({ zh: text, en: text });

const grade = z.enum(['A', "A'", 'B', 'C', 'D']);

const clause = z.strictObject({
  title: both.optional(),
  text: text.optional(),
  summary: z.strictObject({ zh: text.optional(), en: text }),
  grade: grade.optional(),
});

const document = z.strictObject({
  title: both,
  aliases: z.array(text).optional(),
  issuer: both.optional(),
  date: z.string().regex(/^\d{4}(-\d\d(-\d\d)?)?$/, { error: 'clauses-date' }).optional(),
  url: z.string().regex(/^https?:\/\/\S+$/, { error: 'clauses-url' }).optional(),
  grade,
  summary: both.optional(),
  note: both.optional(),
  clauses: z.record(z.string(), clause).optional(),
});

/** Shape of `clauses.yaml`, the file beside a rulebook that says what its sources say. */
export const clausesFile = z.strictObject({ documents: z.record(z.string(), document) });

export type ClausesFile = z.infer<typeof clausesFile>;
