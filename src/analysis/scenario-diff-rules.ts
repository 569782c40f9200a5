import { type Model, printExpression, type Rule, unitText } from '../model/index.js';
import type { Bilingual } from '../messages/index.js';
import { type Effects, formulasOf, mentionKeys } from './scenario-diff-effects.js';
import { alignFormulas } from './scenario-diff-formula.js';
import { compareNumbers, type YearCells } from './scenario-diff-numbers.js';
import type { DiffSide, DocumentationChange, Documented, Mentioned, NumbersChange, RuleChange, RuleTextChange } from './scenario-diff-types.js';
import { dimensionsNamed, documentationBetween, inBothOrders } from './scenario-diff-names.js';

/** 比较规则 — those replaced, new and removed; rules that differ in documentation alone come apart. */
export function compareRules(before: DiffSide, after: DiffSide, effects: Effects): { changes: RuleChange[]; same: number; documented: Documented[] } {
  const changes: RuleChange[] = [];
  const documented: Documented[] = [];
  let same = 0;
  for (const name of inBothOrders(before.plan.model.rules, after.plan.model.rules)) {
    const [old, now] = [before.plan.model.rules.get(name), after.plan.model.rules.get(name)];
    const texts = textChanges(old, now);
    const start = old && now && !before.unknown.starts.has(name) && !after.unknown.starts.has(name) ? startChange(before, after, old) : undefined;
    const documentation = old && now ? documentationChanges(old, now) : [];
    if (texts.length > 0 || start) changes.push(ruleChange(before, after, name, { texts, start, documentation }, effects));
    else {
      same++;
      if (documentation.length > 0) documented.push({ kind: 'rule', name, label: now!.label, chapter: now!.chapter, changes: documentation });
    }
  }
  return { changes, same, documented };
}

function ruleChange(
  { plan: { model: oldModel } }: DiffSide, { plan: { model: newModel } }: DiffSide, name: string,
  found: Pick<RuleChange, 'texts' | 'start' | 'documentation'>, effects: Effects,
): RuleChange {
  const [old, now] = [oldModel.rules.get(name), newModel.rules.get(name)];
  const rule = (now ?? old)!;
  const mentioned = (own: Rule | undefined): Set<string> => new Set((own ? formulasOf(own) : []).flatMap((formula) => [...mentionKeys(formula)]).filter((key) => !key.startsWith('dimension ')));
  const [oldKeys, newKeys] = [mentioned(old), mentioned(now)];
  return {
    name, label: rule.label, chapter: rule.chapter, rule, unit: unitText(rule.unit), ...found,
    kind: !old ? 'added' : !now ? 'removed' : 'replaced',
    dimensions: dimensionsNamed(now ? newModel : oldModel, rule.dimensions),
    newlyMentioned: [...newKeys].filter((key) => !oldKeys.has(key) && key !== `rule ${name}`).map((key) => mention(key, newModel)),
    noLongerMentioned: [...oldKeys].filter((key) => !newKeys.has(key) && key !== `rule ${name}`).map((key) => mention(key, oldModel)),
    follows: effects.of({ rules: [name] }),
  };
}

function mention(key: string, { inputs, rules, noises }: Model): Mentioned {
  const [kind, name] = key.split(' ') as [string, string];
  const labels: Record<string, Bilingual | undefined> = {
    input: inputs.get(name)?.label, rule: rules.get(name)?.label, noise: noises.find((noise) => noise.name === name)?.label,
  };
  return { name, label: labels[kind] };
}

/** Everything of a rule that decides its values or where they are written, as text. */
function decisive(rule: Rule | undefined): Partial<Record<RuleTextChange['part'], string>> {
  if (!rule) return {};
  const { expression, start, entry, unit, dimensions, lastIsOpen, ledgerOf } = rule;
  return {
    formula: printExpression(expression),
    unit: unitText(unit),
    dimensions: dimensions.join(' '),
    ...(start && { start: start.kind === 'table' ? '' : printExpression(start.expression) }),
    ...(entry && { entry: printExpression(entry.expression) }),
    last: lastIsOpen ? 'open' : 'close',
    ...(ledgerOf !== undefined && { ledger: ledgerOf }),
  };
}

const PARTS = ['formula', 'unit', 'dimensions', 'start', 'entry', 'last', 'ledger'] as const satisfies readonly RuleTextChange['part'][];

function textChanges(old: Rule | undefined, now: Rule | undefined): RuleTextChange[] {
  const [before, after] = [decisive(old), decisive(now)];
  const defaults = { last: 'close', dimensions: '' } as Partial<Record<RuleTextChange['part'], string>>;
  return PARTS.filter((part) => before[part] !== after[part]).flatMap((part) => {
    // Of a rule that only one side has, what goes without saying is not said.
    if ((!old || !now) && (before[part] ?? after[part]) === defaults[part]) return [];
    const [was, is] = [before[part], after[part]];
    const isFormula = part === 'formula' || part === 'start' || part === 'entry';
    return [{ part, before: was, after: is, ...(isFormula && was && is && { pieces: alignFormulas(was, is) }) }];
  });
}

/** Start tables of both sides, row by row: the base year and the years before it. */
function startChange(before: DiffSide, after: DiffSide, rule: Rule): NumbersChange | undefined {
  const [old, now] = [before, after].map(({ plan }) => plan.starts.get(rule.name));
  if (!old || !now) return undefined;
  const rows = ({ plan }: DiffSide, { values, rows: count }: typeof old): YearCells => {
    const cells = values.length / count;
    // Years count backwards from the base year; the last row holds for earlier years.
    const row = (year: number): number => Math.min(count - 1, plan.baseYear - year);
    return { cells, isByYear: true, at: (year, cell) => plan.numbers[values.offset + row(year) * cells + cell]! };
  };
  const dimensions = dimensionsNamed(after.plan.model, rule.dimensions);
  const [a, b] = [rows(before, old), rows(after, now)];
  if (a.cells !== b.cells || before.plan.baseYear !== after.plan.baseYear) return undefined;
  const years = Array.from({ length: Math.max(old.rows, now.rows) }, (_, lag) => after.plan.baseYear - lag).reverse();
  return compareNumbers({ before: a, after: b, years, dimensions, isSummable: false, mostGroups: 0 });
}

function documentationChanges(old: Rule, now: Rule): DocumentationChange[] {
  const texts = ({ label, source, note, gap, kind }: Rule): Parameters<typeof documentationBetween>[0] => ({ source, label, note, gap, kind });
  return documentationBetween(texts(old), texts(now));
}
