import { type Facts, type Lang, type MessageKey, say } from '../../messages/index.js';
import { type InputDeclaration, printExpression, type Rule, unitText } from '../../model/index.js';
import { unitWords } from '../../report/index.js';
import type { InputValues, Plan, ResolvedScenario } from '../../scenario/index.js';
import { describeInput } from './new-describe.js';
import { flow } from './new-yaml.js';

/** Whether an input is of the kind an example needs. */
type Fits = (declared: InputDeclaration, values: InputValues) => boolean;

/** 例子 — one change a proposal can make: what it does, and its lines below the key of its section. */
export interface ProposalExample {
  readonly section: 'inputs' | 'given' | 'noise' | 'rules' | undefined;
  readonly remarks: readonly string[];
  readonly lines: readonly string[];
}

/**
 * 方案的例子 — of each kind of change one that is valid for this scenario as it stands. Of the pension's rulebook such as
 * a finance department would write; of any other with the names and numbers it has now, so that they change nothing.
 */
export class ProposalExamples {
  readonly #plan: Plan;
  readonly #scenario: ResolvedScenario;
  readonly #lang: Lang;
  readonly #origin: { readonly source: string; readonly confidence: string };

  constructor(plan: Plan, scenario: ResolvedScenario, lang: Lang) {
    this.#plan = plan;
    this.#scenario = scenario;
    this.#lang = lang;
    this.#origin = { source: say('new-source', {}, lang), confidence: 'C' };
  }

  all(): ProposalExample[] {
    return [
      ...this.#number(), ...this.#series(), ...this.#cells(), ...this.#bands(), ...this.#given(), ...this.#correlation(), ...this.#formula(), ...this.#newRule(), ...this.#outputs(), ...this.#settings(),
    ];
  }

  #number(): ProposalExample[] {
    const preferred = this.#preferred('entrust_share', isPlainNumber);
    const input = preferred ?? this.#first(isPlainNumber);
    if (!input) return [];
    return [this.#ofInput('new-example-number', input, { value: preferred ? '90%' : this.#now(input) })];
  }

  #series(): ProposalExample[] {
    const { baseYear, lastYear } = this.#plan;
    const preferred = baseYear < 2026 && lastYear > 2028 ? this.#preferred('additional_rise', isPlainNumber) : undefined;
    const input = preferred ?? this.#inputs(isPlainNumber)[1] ?? this.#first(isPlainNumber);
    if (!input) return [];
    const now = this.#now(input);
    const series = preferred ? { [baseYear]: 0, 2027: 10, 2028: 0 } : { [baseYear]: now, [baseYear + 1]: now };
    return [this.#ofInput('new-example-series', input, { series, between: 'hold', after: 'hold' })];
  }

  #cells(): ProposalExample[] {
    const dimensionOf = ({ dimensions: [name] }: InputDeclaration): Plan['model']['dimensions'][number] => this.#plan.model.dimensions.find((each) => each.name === name)!;
    const input = this.#first((declared, { years }) => declared.dimensions.length === 1 && !declared.byPath && years === 1 && dimensionOf(declared).first === undefined);
    if (!input) return [];
    const { labels, name } = dimensionOf(input);
    const { offset } = this.#plan.inputs.get(input.name)!.values;
    const cells = Object.fromEntries(labels.map((label, cell) => [label, this.#plan.numbers[offset + cell]!]));
    return [this.#ofInput('new-example-cells', input, { by: name, cells })];
  }

  #bands(): ProposalExample[] {
    const isBands = ({ bandOf }: InputDeclaration, { years }: InputValues): boolean => bandOf !== undefined && years === 1;
    const preferred = this.#preferred('old_age_addition', isBands);
    const input = preferred ?? this.#first(isBands);
    if (!input) return [];
    const { values, limits } = this.#plan.inputs.get(input.name)!;
    const at = (slice: typeof values, k: number): number => this.#plan.numbers[slice.offset + k]!;
    const now = Object.fromEntries(Array.from({ length: values.length }, (_, k) => [at(limits!, k) === -Infinity ? 'below' : String(at(limits!, k)), at(values, k)]));
    return [this.#ofInput('new-example-bands', input, { bands: preferred ? { 0: 0, 80: 10, 90: 20 } : now })];
  }

  #given(): ProposalExample[] {
    const { model, baseYear, lastYear } = this.#plan;
    const preferred = baseYear < 2027 && lastYear >= 2027 ? model.rules.get('adjustment') : undefined;
    const rule = preferred ?? [...model.rules.values()].find(({ dimensions, ledgerOf, kind }) => dimensions.length === 0 && ledgerOf === undefined && kind !== 'stock');
    if (!rule) return [];
    const years = preferred ? { 2027: 25 } : { [baseYear + 1]: 0 };
    return [this.#example('given', 'new-example-given', this.#ruleFacts(rule), [`${rule.name}: ${flow(years)}`])];
  }

  #correlation(): ProposalExample[] {
    const { model } = this.#plan;
    const [pair] = Object.entries(this.#scenario.noise.correlation);
    if (!pair) return [];
    const [a, b] = pair[0].split('~').map((name) => model.noises.find((noise) => noise.name === name)?.label[this.#lang] ?? name);
    return [this.#example('noise', 'new-example-correlation', { a: a!, b: b! }, [`correlation: { ${pair[0]}: ${String(pair[1])} }`])];
  }

  #formula(): ProposalExample[] {
    const { model } = this.#plan;
    const names = ['rise_amount', 'national_base', 'cpi', 'rise_rounding'];
    const preferred = names.every((name) => model.rules.has(name) || model.inputs.has(name)) ? model.rules.get('adjustment') : undefined;
    const rule = preferred ?? [...model.rules.values()].find(({ ledgerOf }) => ledgerOf === undefined);
    if (!rule) return [];
    const formula = preferred ? 'max(rise_amount, ceil(last_year(national_base) * last_year(cpi) / rise_rounding) * rise_rounding)' : printExpression(rule.expression);
    const lines = [`${rule.name}:`, `  formula: ${flow(formula)}`, `  source: ${this.#origin.source}`];
    return [this.#example('rules', preferred ? 'new-example-pension-formula' : 'new-example-formula', { ...this.#ruleFacts(rule), now: printExpression(rule.expression) }, lines)];
  }

  #newRule(): ProposalExample[] {
    const { model } = this.#plan;
    const parts = ['national_base', 'provincial_addition'].map((name) => model.rules.get(name));
    const [first, second] = parts;
    const isPension = first !== undefined && second !== undefined && unitText(first.unit) === unitText(second.unit);
    const rule = isPension ? first : [...model.rules.values()].find(({ dimensions, ledgerOf }) => dimensions.length === 0 && ledgerOf === undefined);
    if (!rule) return [];
    const name = this.#freeName(isPension ? 'standard_together' : 'my_measure');
    const label = isPension
      ? { zh: say('new-label-together', {}, 'zh'), en: say('new-label-together', {}, 'en') }
      : { zh: say('new-label-measure', {}, 'zh'), en: say('new-label-measure', {}, 'en') };
    const lines = [`${name}:`, `  label: ${flow(label)}`, `  unit: ${unitText(rule.unit)}`, `  formula: ${isPension ? 'national_base + provincial_addition' : `${rule.name} / 2`}`, `  source: ${this.#origin.source}`];
    return [this.#example('rules', 'new-example-new-rule', { name }, lines)];
  }

  #outputs(): ProposalExample[] {
    const names = [...new Set(this.#plan.outputs.map(({ rule }) => rule))].slice(0, 3);
    return names.length === 0 ? [] : [this.#example(undefined, 'new-example-outputs', {}, [`outputs: [${names.join(', ')}]`])];
  }

  #settings(): ProposalExample[] {
    const { baseYear, lastYear, paths } = this.#plan;
    const middle = Math.max(baseYear + 1, Math.round((baseYear + lastYear) / 2 / 10) * 10);
    const earlier = middle > lastYear ? lastYear : middle;
    return [
      this.#example(undefined, 'new-example-paths', { paths }, ['paths: 256']),
      this.#example(undefined, 'new-example-last-year', { year: lastYear }, [`last_year: ${String(earlier)}`]),
    ];
  }

  #ofInput(key: MessageKey, input: InputDeclaration, form: object): ProposalExample {
    const unit = unitText(input.unit);
    const entry = { ...form, unit: unit === '1' ? 1 : unit, ...this.#origin };
    const remarks = [...say(key, {}, this.#lang).split('\n'), describeInput(input, this.#plan.model, this.#lang)];
    return { section: 'inputs', remarks, lines: [`${input.name}: ${flow(entry)}`] };
  }

  #example(section: ProposalExample['section'], key: MessageKey, facts: Facts, lines: readonly string[]): ProposalExample {
    return { section, remarks: say(key, facts, this.#lang).split('\n'), lines };
  }

  #ruleFacts({ name, label, unit }: Rule): Facts {
    const text = unitText(unit);
    return { name, label: label[this.#lang], unit: text === '1' ? text : unitWords(text, this.#lang) };
  }

  #inputs(fits: Fits): InputDeclaration[] {
    return [...this.#plan.model.inputs.values()].filter((declared) => {
      const values = this.#plan.inputs.get(declared.name);
      return values !== undefined && fits(declared, values);
    });
  }

  #first(fits: Fits): InputDeclaration | undefined {
    return this.#inputs(fits)[0];
  }

  #preferred(name: string, fits: Fits): InputDeclaration | undefined {
    return this.#inputs(fits).find((input) => input.name === name);
  }

  #now({ name }: InputDeclaration): number {
    return this.#plan.numbers[this.#plan.inputs.get(name)!.values.offset]!;
  }

  #freeName(name: string): string {
    const { rules, inputs, dimensions } = this.#plan.model;
    const isTaken = (each: string): boolean => rules.has(each) || inputs.has(each) || dimensions.some((dimension) => dimension.name === each);
    return isTaken(name) ? this.#freeName(`${name}_2`) : name;
  }
}

function isPlainNumber({ dimensions, bandOf, byPath }: InputDeclaration, { years }: InputValues): boolean {
  return dimensions.length === 0 && bandOf === undefined && !byPath && years === 1;
}
