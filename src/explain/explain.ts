import type { Replay } from '../engine/index.js';
import type { Expression, Rule } from '../model/index.js';
import { unitText } from '../model/index.js';
import { Cells } from './cells.js';
import { type Context, type InputFacts, Values } from './context.js';
import type { Explanation, Figure, Origin } from './types.js';
import { workOut } from './work.js';

/** 问题 — which figure, and how far down its tree goes. */
export interface Question {
  readonly rule: string;
  readonly year: number;
  /** Flat cell of the rule. */
  readonly cell: number;
  /** Levels of figures taken apart beneath the figure itself; 0 shows only what its formula took. */
  readonly depth: number;
}

/** What the scenario knows and the plan does not. */
export interface Documents {
  readonly inputFacts?: ReadonlyMap<string, InputFacts>;
}

/** Figures a tree may have: more than anyone reads, few enough to write at once. */
const MOST_FIGURES = 3000;

/** 解释 — the tree of a figure of a replayed path, down to inputs and draws; every value is the engine's own. */
export function explain(replay: Replay, { rule, year, cell, depth }: Question, { inputFacts = new Map() }: Documents = {}): Explanation {
  const { plan, path, isBestEstimate } = replay;
  const { model } = plan;
  const cells = new Cells(model.dimensions);
  const seen = new Set<string>();
  let figures = 0;

  const context: Context = {
    plan, model, replay, cells, values: new Values(model, replay, cells), inputFacts,
    figure(name, when, where, left): Figure {
      figures++;
      const found = model.rules.get(name)!;
      const at = cells.flat(found.dimensions, where);
      const own = new Map(found.dimensions.map((each) => [each, where.get(each)!]));
      const { origin, formula } = behind(found, when, replay);
      const isFormula = origin === 'formula';
      const base = {
        rule: name, label: found.label, year: when, cell: cells.coordinates(found.dimensions, own),
        value: replay.valuesOf(name, when)[at]!, unit: unitText(found.unit), kind: found.kind ?? '', origin,
        ...(formula && { formulaText: formula.text }),
        ...(origin === 'given' && { formulaValue: context.values.at(found.expression, when, own) }),
        ...(origin === 'start_table' && { table: found.start?.kind === 'table' ? found.start.file : '' }),
      };
      if (!formula || origin === 'given') return base;
      const key = `${name} ${String(when)} ${String(at)}`;
      if (seen.has(key)) return { ...base, end: 'repeat' };
      if (left < 0) return { ...base, end: 'depth' };
      if (figures > MOST_FIGURES) return { ...base, end: 'size' };
      seen.add(key);
      return { ...base, worked: workOut(formula.expression, isFormula ? when : plan.baseYear, own, left, context) };
    },
  };
  const root = context.figure(rule, year, cells.where(model.rules.get(rule)!.dimensions, cell), depth);
  return { path, isBestEstimate, root, figures };
}

interface Behind {
  readonly origin: Origin;
  readonly formula?: { readonly expression: Expression; readonly text: string };
}

/** Where the engine took a rule's value of a year from. */
function behind({ name, expression, text, start }: Rule, year: number, { plan }: Replay): Behind {
  if (year > plan.baseYear) {
    const given = plan.given.get(name);
    return { origin: given?.isGiven[year - given.firstYear] === 1 ? 'given' : 'formula', formula: { expression, text } };
  }
  if (!start) return { origin: 'none' };
  return start.kind === 'table' ? { origin: 'start_table' } : { origin: 'start', formula: start };
}
