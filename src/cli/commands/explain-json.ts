import type { Explanation, Figure, Taken, Worked } from '../../explain/index.js';

/** 给程序的解释 — the tree without the syntax of its formulas; numbers are exact, `not_finite` ones are text. */
export function explanationJson({ root, figures }: Explanation): object {
  return { figures, figure: figureJson(root) };
}

function figureJson({ worked, label, value, formulaValue, ...figure }: Figure): object {
  return {
    ...figure, labelZh: label.zh, labelEn: label.en, value: plain(value),
    ...(formulaValue !== undefined && { formulaValue: plain(formulaValue) }),
    ...(worked && { worked: workedJson(worked) }),
  };
}

function workedJson({ text, choices, takes }: Worked): object {
  return { formula: text, choices, takes: takes.map(takenJson) };
}

function takenJson(taken: Taken): object {
  const { value, ...rest } = taken;
  const base = { ...rest, ...('label' in rest && { label: undefined, labelZh: rest.label.zh, labelEn: rest.label.en }), value: plain(value) };
  switch (taken.how) {
    case 'rule':
      return { ...base, figures: taken.figures.map(figureJson), ...(taken.entry && { entry: workedJson(taken.entry) }) };
    case 'band':
      return { ...base, from: plain(taken.from), takes: taken.takes.map(takenJson) };
    case 'sum':
    case 'mean':
      return { ...base, ...(taken.worked && { worked: workedJson(taken.worked) }) };
    default:
      return base;
  }
}

/** JSON has no infinities. */
function plain(value: number): number | string {
  return Number.isFinite(value) ? value : String(value);
}
