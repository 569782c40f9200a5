import type { Issue } from '../issues/index.js';
import { cellLabels, neededModel, nodesOf } from '../model/index.js';
import type { Sample, Study } from '../run/index.js';
import type { OutputColumn, Plan } from '../scenario/index.js';
import type { ValuesOf } from './evaluate.js';
import { dimensionsOf } from './mention.js';
import type { Condition, Mention, Term } from './types.js';

/** 试算用的计划 — the rules that the conditions need, to the last year they name; values are those of the whole plan. */
export function trialPlan(plan: Plan, conditions: readonly Condition[]): Plan {
  const mentions = conditions.flatMap(mentionsOf).filter(({ kind }) => kind === 'output');
  const outputs = new Map(mentions.flatMap((mention) => mention.cells.map((cell): [string, OutputColumn] => {
    const name = columnName(plan, mention.name, cell);
    return [name, { name, rule: mention.name, cell }];
  })));
  const model = neededModel(plan.model, mentions.map(({ name }) => name));
  const isNeeded = ([name]: readonly [string, unknown]): boolean => model.rules.has(name);
  const { counties: _, ...rest } = plan;
  return {
    ...rest, model, outputs: [...outputs.values()], profiles: [], lastYear: lastYearOf(conditions, plan),
    given: new Map([...plan.given].filter(isNeeded)), starts: new Map([...plan.starts].filter(isNeeded)),
  };
}

/** Names a condition mentions, those inside functions over years too. */
export function mentionsOf({ body, limit, terms }: Condition): Mention[] {
  const inside = (expression: Condition['body']): Mention[] => [...nodesOf(expression)].flatMap((node) => {
    const term: Term | undefined = node.kind === 'rule' ? terms.get(node.name) : undefined;
    return !term || term.kind === 'amount' ? [] : term.kind === 'across' ? inside(term.body) : [term];
  });
  return [...inside(body), ...inside(limit)];
}

function lastYearOf(conditions: readonly Condition[], { baseYear }: Plan): number {
  return Math.max(baseYear + 1, ...conditions.flatMap(mentionsOf).map(({ last }) => last ?? 0));
}

function columnName(plan: Plan, rule: string, cell: number): string {
  return [rule, ...cellLabels(dimensionsOf(plan, plan.model.rules.get(rule)!.dimensions), cell)].join('.');
}

/** Columns of a sample, and of its best estimate, by what a condition calls them. */
export function readersOf(sample: Sample): { readonly paths: ValuesOf; readonly best: ValuesOf } {
  const { plan } = sample;
  const read = (column: (name: string, year: number) => Float64Array): ValuesOf => ({ kind, name, cells }, year) => {
    const parts = cells.map((cell) => (kind === 'input' ? inputValue(plan, name, cell, year) : column(columnName(plan, name, cell), year!)));
    return parts.length === 1 ? parts[0]! : parts.reduce((sum, part) => sum.map((value, path) => value + part[path]!));
  };
  return {
    paths: read((name, year) => sample.values(name, year)),
    best: read((name, year) => Float64Array.of(sample.bestEstimate(name, year))),
  };
}

export function inputValue({ inputs, numbers }: Plan, name: string, cell: number, year: number | undefined): Float64Array {
  const { years, firstYear, values: { offset, length } } = inputs.get(name)!;
  const row = years === 1 || year === undefined ? 0 : year - firstYear;
  return Float64Array.of(numbers[offset + row * (length / years) + cell]!);
}

/** 试算没有算完 — interrupted, or a run that failed its checks; carries what the user is told. */
export class TrialStopped extends Error {
  override readonly name = 'TrialStopped';
  readonly kind: 'failed' | 'broken' | 'interrupted';
  readonly issues: readonly Issue[];

  constructor(kind: 'failed' | 'broken' | 'interrupted', issues: readonly Issue[]) {
    super(kind);
    this.kind = kind;
    this.issues = issues;
  }
}

export async function sampleOf(study: Study, plan: Plan, file: string): Promise<Sample> {
  const outcome = await study.compute(plan, (_task, path) => `chusuan explain ${file}${path === undefined ? '' : ` --path ${String(path)}`}`);
  if (outcome.kind === 'complete') return outcome.sample;
  throw new TrialStopped(outcome.kind === 'refused' ? 'failed' : outcome.kind, 'issues' in outcome ? outcome.issues : []);
}
