// 邻近的名称 — what a mention might be mistaken for.
import { type Expression, isMention, mentionText, type Model, nodesOf, type Rule, sameUnit, type Unit } from '../../src/model/index.js';
import { inputsOf } from './replacement.js';

/** 邻近的提及 — for each mention of a rule's formula: another one of the formula and the nearest name of its chapter, like it in unit and dimensions. */
export function neighboursIn(model: Model, rule: Rule, formula: Expression): (mention: Expression) => Expression[] {
  const mentions = [...new Map([...nodesOf(formula)].filter(isMention).map((each) => [mentionText(each), each])).values()];
  const after = (list: readonly Expression[], from: Expression): Expression | undefined => {
    const at = list.findIndex((each) => mentionText(each) === mentionText(from));
    return [...list.slice(at + 1), ...list.slice(0, Math.max(0, at))].find((each) => mentionText(each) !== mentionText(from) && isLike(each, from, model));
  };
  return (mention) => {
    const inFormula = after(mentions, mention);
    const inChapter = after(namesLike(mention, rule, model), mention);
    return [inFormula, inChapter].filter((each) => each !== undefined);
  };
}

/** Mentions of the same form, one for each name that could stand there, in declared order. */
function namesLike(mention: Expression, rule: Rule, model: Model): Expression[] {
  const { rules, inputs } = model;
  const order = new Map(model.yearOrder.map((name, index) => [name, index]));
  const target = 'rule' in mention ? rules.get(mention.rule) : mention.kind === 'rule' ? rules.get(mention.name) : undefined;
  const near = [...rules.values()].filter(({ chapter, dimensions }) => chapter === target?.chapter && String(dimensions) === String(target.dimensions));
  switch (mention.kind) {
    case 'rule':
      // What is computed later would be a circle.
      return near.filter(({ name }) => name === mention.name || order.get(name)! < order.get(rule.name)!).map(({ name }) => ({ ...mention, name }));
    case 'prev':
    case 'last_year':
      return near.filter(({ start }) => start).map(({ name }) => ({ ...mention, rule: name }));
    case 'younger':
    case 'given_adjustment':
      return near.map(({ name }) => ({ ...mention, rule: name }));
    case 'input':
      return [...inputs.values()].filter(({ name, bandOf, dimensions }) =>
        !bandOf && String(dimensions) === String(inputs.get(mention.name)!.dimensions) && inputsOfChapter(model, rule.chapter).has(name)).map(({ name }) => ({ ...mention, name }));
    case 'band':
      return [...inputs.values()].filter(({ bandOf }) => bandOf && sameUnit(bandOf, inputs.get(mention.input)!.bandOf!))
        .map(({ name }) => ({ ...mention, input: name }));
    case 'noise':
      return model.noises.filter(({ kind }) => kind === mention.noise).map(({ name }) => ({ ...mention, name }));
    default:
      return [];
  }
}

/** Inputs that the rules of a chapter use. */
const known = new WeakMap<Model, ReadonlyMap<string, ReadonlySet<string>>>();

function inputsOfChapter(model: Model, chapter: string): ReadonlySet<string> {
  let chapters = known.get(model);
  if (!chapters) {
    const found = new Map(model.chapters.map(({ name }) => [name, new Set<string>()]));
    for (const rule of model.rules.values()) for (const input of inputsOf(rule)) found.get(rule.chapter)?.add(input);
    known.set(model, (chapters = found));
  }
  return chapters.get(chapter)!;
}

function isLike(a: Expression, b: Expression, model: Model): boolean {
  return sameUnit(unitOf(a, model), unitOf(b, model)) && String(dimensionsOf(a, model)) === String(dimensionsOf(b, model));
}

function unitOf(mention: Expression, { inputs, rules }: Model): Unit {
  if (mention.kind === 'input') return inputs.get(mention.name)!.unit;
  if (mention.kind === 'band') return inputs.get(mention.input)!.unit;
  if (mention.kind === 'rule') return rules.get(mention.name)!.unit;
  return 'rule' in mention ? rules.get(mention.rule)!.unit : [0, 0, 0, 0];
}

function dimensionsOf(mention: Expression, { inputs, rules }: Model): readonly string[] {
  if (mention.kind === 'input') return inputs.get(mention.name)!.dimensions;
  if (mention.kind === 'rule') return rules.get(mention.name)!.dimensions;
  return 'rule' in mention ? rules.get(mention.rule)!.dimensions : [];
}
