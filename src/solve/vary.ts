import type { IssueList } from '../issues/index.js';
import { type InputDeclaration, nodesOf, PURE, type Rule, sameUnit, unitText } from '../model/index.js';
import type { InputValues, Plan } from '../scenario/index.js';
import { dimensionsOf, findName, readCells } from './mention.js';
import type { Names } from './names.js';
import { plainText } from './plain-text.js';
import { quantityAt, splitRange } from './quantity-text.js';

/** 变动的输入 — one number of an input, from a year on, and the values it may take. */
export interface Vary {
  readonly input: InputDeclaration;
  readonly cell: number;
  /** As the user names it: `budget_line[province]`. */
  readonly name: string;
  /** First year that changes; the base year for what is read only there. */
  readonly fromYear: number;
  /** The scenario's value, where it is one number from that year on. */
  readonly current?: number;
  readonly low: number;
  readonly high: number;
  readonly boundsFrom: 'law' | 'experience' | 'between';
  readonly step: number;
}

export interface VaryWords {
  readonly vary: string;
  readonly between?: string;
  readonly step?: string;
  readonly fromYear?: number;
}

/** 读变动输入 — its cell, years, bounds and step; undefined with issues. @param allowed inputs that may leave the law's range for study */
export function readVary({ vary, between, step, fromYear }: VaryWords, plan: Plan, names: Names, allowed: readonly string[], key: string, issues: IssueList): Vary | undefined {
  const target = readTarget(vary, plan, names, key, issues);
  if (!target) return undefined;
  const { input, cell, name } = target;
  const from = firstYearOf(input, plan, fromYear);
  if (from > plan.lastYear) {
    issues.error('solve-from-year', { year: from, last: plan.lastYear }, undefined, '--from-year');
    return undefined;
  }
  const bounds = boundsOf(input, between, allowed, issues);
  if (!bounds) return undefined;
  const values = valuesFrom(plan, input.name, cell, from);
  const current = values.every((value) => value === values[0]) ? values[0] : undefined;
  const stride = step === undefined ? usualStep(input, bounds.high - bounds.low, current) : readNumber(step, input, '--step', issues);
  if (stride === undefined) return undefined;
  if (!(stride > 0) || Math.floor(bounds.high / stride + 1e-9) - Math.ceil(bounds.low / stride - 1e-9) < 1) {
    issues.error('solve-step', { step: String(stride), low: String(bounds.low), high: String(bounds.high) }, undefined, '--step');
    return undefined;
  }
  return { input, cell, name, fromYear: from, ...bounds, step: stride, ...(current !== undefined && { current }) };
}

/** An input and its cell: `name` or `name[cell]`. */
export function readTarget(written: string, plan: Plan, names: Names, key: string, issues: IssueList): Pick<Vary, 'input' | 'cell' | 'name'> | undefined {
  const text = plainText(written);
  const whole = names.find(text);
  const parts = whole ? undefined : /^([^[\]]+)\[([^\]]*)\]$/.exec(text);
  const named = findName(parts?.[1]?.trim() ?? text, names, key, issues, 'input');
  if (named?.kind !== 'input') return undefined;
  const { input } = named;
  if (input.byPath || input.bandOf) {
    issues.error(input.byPath ? 'solve-input-by-path' : 'solve-input-band', { name: input.name }, undefined, key);
    return undefined;
  }
  const values = plan.inputs.get(input.name);
  if (!values) {
    issues.error('solve-input-unused', { name: input.name }, undefined, key);
    return undefined;
  }
  // A pure unit asks for every cell: one number is varied, not a sum.
  const cells = readCells(input.name, parts?.[2], dimensionsOf(plan, input.dimensions), PURE, key, issues);
  return cells && { input, cell: cells[0]!, name: input.name + (parts?.[2] === undefined ? '' : `[${parts[2]}]`) };
}

/** The first year after all that is given; what is read only at the base year changes there. */
function firstYearOf({ name }: InputDeclaration, plan: Plan, asked: number | undefined): number {
  const isRead = (rule: Rule): boolean => [rule.expression, ...(rule.entry ? [rule.entry.expression] : [])].some((formula) => [...nodesOf(formula)].some((node) => node.kind === 'input' && node.name === name));
  if (![...plan.model.rules.values()].some(isRead)) return plan.baseYear;
  if (asked !== undefined) return asked;
  let last = plan.baseYear;
  for (const { firstYear, isGiven } of plan.given.values()) last = Math.max(last, firstYear + isGiven.lastIndexOf(1));
  return last + 1;
}

function boundsOf(input: InputDeclaration, between: string | undefined, allowed: readonly string[], issues: IssueList): Pick<Vary, 'low' | 'high' | 'boundsFrom'> | undefined {
  const { name, range: { law = [-Infinity, Infinity], experience, clause } } = input;
  if (between === undefined) {
    const narrowed = experience ? [Math.max(law[0], experience[0]), Math.min(law[1], experience[1])] as const : law;
    const [low, high] = law.every(Number.isFinite) ? law : narrowed;
    if (Number.isFinite(low) && Number.isFinite(high)) return { low, high, boundsFrom: law.every(Number.isFinite) ? 'law' : 'experience' };
    issues.error('solve-between-needed', { name, unit: unitText(input.unit) }, undefined, '--between');
    return undefined;
  }
  const parts = splitRange(plainText(between));
  const [low, high] = parts.map((part) => readNumber(part, input, '--between', issues));
  if (parts.length !== 2) issues.error('solve-between-form', { value: between }, undefined, '--between');
  if (parts.length !== 2 || low === undefined || high === undefined) return undefined;
  if (low >= high) {
    issues.error('solve-between-order', { value: between }, undefined, '--between');
    return undefined;
  }
  if ((low < law[0] || high > law[1]) && !(clause !== undefined && allowed.includes(name))) {
    issues.error(clause === undefined ? 'solve-between-range' : 'solve-between-law', { name, low: String(law[0]), high: String(law[1]), clause: clause ?? '' }, undefined, '--between');
    return undefined;
  }
  return { low, high, boundsFrom: 'between' };
}

/** A number in the unit of an input, with or without it: `20`, `20元/人/月`, `5%`. */
export function readNumber(written: string, { name, unit }: InputDeclaration, key: string, issues: IssueList): number | undefined {
  const text = plainText(written);
  const isNegative = text.startsWith('-');
  const bare = isNegative ? text.slice(1).trim() : text;
  const quantity = quantityAt(bare);
  if (!quantity || quantity.text !== bare || (quantity.unit && !sameUnit(quantity.unit, unit))) {
    issues.error('solve-number', { name, value: written, unit: unitText(unit) }, undefined, key);
    return undefined;
  }
  return isNegative ? -quantity.value : quantity.value;
}

/** Whole yuan, months, years and people; of rates about a two-hundredth of the range, as 1, 0.1, 0.01 … */
function usualStep({ unit }: InputDeclaration, span: number, current: number | undefined): number {
  const fine = 10 ** Math.floor(Math.log10(span / 200));
  const isWhole = !sameUnit(unit, PURE) || (current !== undefined && Number.isInteger(current) && Math.abs(current) >= 10);
  return isWhole && span >= 5 ? Math.max(1, fine) : Number(fine.toPrecision(1));
}

/** Values of a cell from a year on. */
export function valuesFrom({ inputs, numbers, lastYear }: Plan, name: string, cell: number, fromYear: number): number[] {
  const { years, firstYear, values: { offset, length } } = inputs.get(name)!;
  const width = length / years;
  const rows = years === 1 ? [0] : Array.from({ length: lastYear - fromYear + 1 }, (_, index) => fromYear - firstYear + index);
  return rows.map((row) => numbers[offset + row * width + cell]!);
}

/** 换值 — the plan with another number in one cell of an input, from a year on; all else is as it was. */
export function withValue(plan: Plan, { input: { name }, cell, fromYear }: Pick<Vary, 'input' | 'cell' | 'fromYear'>, value: number): Plan {
  const { inputs, numbers, baseYear, lastYear } = plan;
  const old = inputs.get(name)!;
  const width = old.values.length / old.years;
  const years = fromYear <= baseYear && old.years === 1 ? 1 : lastYear - baseYear + 1;
  const length = years * width;
  const next = new Float64Array(new SharedArrayBuffer((numbers.length + length) * Float64Array.BYTES_PER_ELEMENT));
  next.set(numbers);
  for (let row = 0; row < years; row++) {
    const from = old.values.offset + (old.years === 1 ? 0 : row * width);
    next.set(numbers.subarray(from, from + width), numbers.length + row * width);
    if (years === 1 || baseYear + row >= fromYear) next[numbers.length + row * width + cell] = value;
  }
  const changed: InputValues = { ...old, years, firstYear: baseYear, values: { offset: numbers.length, length } };
  return { ...plan, numbers: next, inputs: new Map([...inputs].map(([key, each]) => [key, key === name ? changed : each])) };
}
