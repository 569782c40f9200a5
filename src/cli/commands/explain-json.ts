import type { Explanation, Figure, Taken, Worked } from '../../explain/index.js';

/** 给程序的解释 — the tree without the syntax of its formulas; numbers are exact, those that JSON has none for (`NaN`, `-Infinity`) text. */
export function explanationJson({ root, figures }: Explanation): object {
  return { figures, figure: inJson(figureJson(root)) };
}

function figureJson({ worked, label, ...figure }: Figure): object {
  return { ...figure, labelZh: label.zh, labelEn: label.en, ...(worked && { worked: workedJson(worked) }) };
}

function workedJson({ text, choices, takes }: Worked): object {
  return { formula: text, choices, takes: takes.map(takenJson) };
}

function takenJson(taken: Taken): object {
  const base = { ...taken, ...('label' in taken && { label: undefined, labelZh: taken.label.zh, labelEn: taken.label.en }) };
  switch (taken.how) {
    case 'rule':
      return { ...base, figures: taken.figures.map(figureJson), ...(taken.entry && { entry: workedJson(taken.entry) }) };
    case 'band':
      return { ...base, takes: taken.takes.map(takenJson) };
    case 'sum':
    case 'mean':
      return { ...base, ...(taken.worked && { worked: workedJson(taken.worked) }) };
    default:
      return base;
  }
}

/** JSON has no infinities and would write `null`. */
function inJson(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (Array.isArray(value)) return value.map(inJson);
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inJson(each)])) : value;
}
