import type { DiffSide, InputChange, RuleChange, ScenarioDiff } from '../../analysis/index.js';

/** 给程序的差别 — the comparison as data: names, numbers and formulas, without the declarations they stand in. */
export function diffAnswer({ before, after, inputs, given, rules, isSame: _, ...rest }: ScenarioDiff): object {
  return {
    before: sideAnswer(before),
    after: sideAnswer(after),
    ...rest,
    inputs: inputs.map(inputAnswer),
    given: given.map(({ name, rule, chapter, unit, kind, stretches, cells, changedYears }) => ({ name, label: rule.label, chapter, unit, kind, changedYears, stretches, ...(cells && { cells }) })),
    rules: rules.map(ruleAnswer),
  };
}

function sideAnswer({ path, kind, plan: { title }, fingerprint, scenario: { rulebook, rulebookHash } }: DiffSide): object {
  return { path, kind, title, fingerprint, rulebook, rulebookHash };
}

function inputAnswer({ name, label, chapter, unit, change, documentation }: InputChange): object {
  return { name, label, chapter, unit, change: withoutInfinity(change), documentation };
}

function ruleAnswer({ name, label, chapter, kind, unit, texts, start, newlyMentioned, noLongerMentioned, documentation, follows }: RuleChange): object {
  return {
    name, label, chapter, kind, unit, texts, ...(start && { start }), newlyMentioned, noLongerMentioned, documentation,
    follows: { rules: follows.rules, outputs: follows.outputs.map((output) => output.name) },
  };
}

/** JSON has no infinity: what lies below the first limit says `below`, as scenarios do. */
function withoutInfinity(change: InputChange['change']): object {
  if (change.kind !== 'bands') return change;
  return { ...change, periods: change.periods.map((period) => ({ ...period, rows: period.rows.map((row) => ({ ...row, from: row.from === -Infinity ? 'below' : row.from })) })) };
}
