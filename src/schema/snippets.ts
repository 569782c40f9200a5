import { say } from '../messages/index.js';
import { type InputDeclaration, type Model, unitText } from '../model/index.js';
import { formsOf } from './forms.js';
import { dimensionsOf } from './name-texts.js';
import type { Wording } from './wording.js';

/** 填空 — keys and values that choosing a name writes, with places to fill in: `$1`, or `${1:2026}` with something to begin with. */
export interface Snippet {
  readonly label: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What fits on a screen; more labels are better off in a table. */
const MOST_CELLS = 6;

/** 一项输入的填空 — in the form that most inputs of its shape have. */
export function inputSnippet(input: InputDeclaration, model: Model, wording: Wording): Snippet {
  const forms = formsOf(input);
  const [dimension, ...more] = dimensionsOf(input.dimensions, model);
  const isSmall = dimension && more.length === 0 && dimension.size <= MOST_CELLS;
  let stop = 0;
  const next = (): string => `$${String(++stop)}`;
  const values = (): Readonly<Record<string, unknown>> => {
    if (forms[0] === 'paths') return { paths: next() };
    if (forms[0] === 'bands') return { bands: { 0: next() } };
    if (!dimension) return { value: next() };
    if (isSmall) return { by: dimension.name, cells: Object.fromEntries(dimension.labels.map((label) => [label, next()])) };
    return { table: next() };
  };
  return snippet({ ...values(), unit: unitText(input.unit), source: next(), confidence: next() }, wording);
}

/** The label is seen where some keys stand already: it then adds the others. */
export function snippet(body: Snippet['body'], { lang }: Wording): Snippet {
  return { label: say('schema-fill-in', {}, lang), body };
}
