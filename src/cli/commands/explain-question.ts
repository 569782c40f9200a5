import { Cells } from '../../explain/index.js';
import { type IssueList, nearestName } from '../../issues/index.js';
import type { Dimension, Model, Rule } from '../../model/index.js';
import type { Plan } from '../../scenario/index.js';
import { withoutRemark } from './explain-style.js';

/** 找规则 — by name, by a column of the results (`members.ordinary.male`) or by its label; left out, the main output. */
export function findRule(name: string | undefined, { model, outputs }: Plan, issues: IssueList): { readonly rule: Rule; readonly cell?: number } | undefined {
  const rules = [...model.rules.values()];
  if (name === undefined) {
    const main = model.summary?.fan ?? outputs[0]?.rule;
    if (main !== undefined) return { rule: model.rules.get(main)! };
    issues.error('explain-rule-needed', {});
    return undefined;
  }
  const column = outputs.find((output) => output.name === name);
  if (column) return { rule: model.rules.get(column.rule)!, ...(column.name !== column.rule && { cell: column.cell }) };
  const rule = model.rules.get(name) ?? rules.find(({ label }) => label.zh === name || label.en.toLowerCase() === name.toLowerCase());
  if (rule) return { rule };
  const input = [...model.inputs.values()].find((each) => each.name === name || each.label.zh === name);
  if (input) {
    issues.error('explain-rule-input', { name: input.name, label: input.label });
    return undefined;
  }
  const nearest = nearestName(name, model.rules.keys()) ?? nearestLabel(name, rules);
  if (nearest === undefined) issues.error('explain-rule-unknown', { name });
  else issues.error('explain-rule-near', { name, nearest, label: model.rules.get(nearest)!.label });
  return undefined;
}

/** Part of a Chinese label is how people remember a rule. */
function nearestLabel(name: string, rules: readonly Rule[]): string | undefined {
  const near = nearestName(name, rules.map(({ label }) => label.zh));
  return rules.find(({ label }) => label.zh === near)?.name ?? rules.find(({ label }) => label.zh.includes(name))?.name;
}

/** 找单元格 — `status=ordinary,性别=男` as a flat cell of the rule; undefined with issues when it names none. */
export function findCell(text: string, rule: Rule, model: Model, issues: IssueList): number | undefined {
  if (rule.dimensions.length === 0) {
    issues.error('explain-cell-none', { rule: rule.name });
    return undefined;
  }
  const cells = new Cells(model.dimensions);
  const dimensions = rule.dimensions.map((name) => cells.dimension(name));
  const example = dimensions.map(({ name, labels }) => `${name}=${labels[Math.floor(labels.length / 2)]!}`).join(',');
  const where = new Map<string, number>();
  const before = issues.items.length;
  for (const part of text.split(/[,，]/).map((each) => each.trim()).filter((each) => each !== '')) {
    const [, key, value] = /^([^=＝]+)[=＝](.+)$/.exec(part) ?? [];
    if (key === undefined || value === undefined) {
      issues.error('explain-cell-form', { part, example });
      continue;
    }
    const dimension = dimensions.find((each) => isCalled(key.trim(), each.name, each.label));
    if (!dimension) {
      issues.error('explain-cell-dimension', { rule: rule.name, dimension: key.trim(), known: rule.dimensions });
      continue;
    }
    const index = indexOf(dimension, value.trim());
    if (index < 0) issues.error('explain-cell-label', { dimension: dimension.name, label: value.trim(), known: labelsOf(dimension) });
    else if (where.has(dimension.name)) issues.error('explain-cell-twice', { dimension: dimension.name });
    else where.set(dimension.name, index);
  }
  if (issues.items.length > before) return undefined;
  const missing = rule.dimensions.filter((name) => !where.has(name));
  if (missing.length > 0) {
    issues.error('explain-cell-missing', { rule: rule.name, missing, example });
    return undefined;
  }
  return cells.flat(rule.dimensions, where);
}

function isCalled(word: string, name: string, label: { zh: string; en: string } | undefined): boolean {
  const names = [name, ...(label ? [label.zh, label.en] : [])];
  return [...names, ...names.map(withoutRemark)].some((each) => each.toLowerCase() === word.toLowerCase());
}

function indexOf({ labels, valueLabels }: Dimension, word: string): number {
  return labels.findIndex((label, index) => isCalled(word, label, valueLabels?.[index]));
}

/** Labels in words; of a long row of numbers the ends. */
function labelsOf({ labels, first }: Dimension): string {
  return first === undefined ? labels.join(' ') : `${labels[0]!}–${labels.at(-1)!}`;
}
