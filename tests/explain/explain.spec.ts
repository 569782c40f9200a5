import { all, create } from 'mathjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { createReplay, type Replay } from '../../src/engine/index.js';
import { choosePath, type Explanation, explain, type Figure, type Taken, type Worked } from '../../src/explain/index.js';
import { printExpression } from '../../src/model/index.js';
import { loadScenario, type Plan } from '../../src/scenario/index.js';

const planOf = (file: string, paths: number): Plan => loadScenario(file, { paths }).plan!;

/** Every figure of a tree, and every formula worked out in it. */
function walk(explanation: Explanation): { figures: Figure[]; formulas: { of: number; worked: Worked }[] } {
  const figures: Figure[] = [];
  const formulas: { of: number; worked: Worked }[] = [];
  const formula = (of: number, worked: Worked | undefined): void => {
    if (!worked) return;
    formulas.push({ of, worked });
    worked.takes.forEach(taken);
  };
  const figure = (each: Figure): void => {
    figures.push(each);
    formula(each.value, each.worked);
  };
  const taken = (each: Taken): void => {
    if (each.how === 'rule') {
      each.figures.forEach(figure);
      formula(each.value, each.entry);
    } else if (each.how === 'band') each.takes.forEach(taken);
    else if (each.how === 'sum') formula(each.largest[0]?.value ?? NaN, each.worked);
  };
  figure(explanation.root);
  return { figures, formulas };
}

function flatCell(replay: Replay, { rule, cell }: Figure): number {
  const { dimensions } = replay.plan.model.rules.get(rule)!;
  return dimensions.reduce((flat, name, axis) => {
    const { size, labels } = replay.shapes.dimension(name);
    return flat * size + labels.indexOf(cell[axis]!.label);
  }, 0);
}

const largest = (values: Float64Array): number => values.reduce((best, value, cell) => (Math.abs(value) > Math.abs(values[best]!) ? cell : best), 0);

describe.each([['path 11', 11, false], ['the best estimate', 0, true]] as const)('every rule of the Hubei baseline in 2051, on %s', (_, path, isBestEstimate) => {
  const year = 2051;
  let replay: Replay;
  let trees: Explanation[];
  beforeAll(() => {
    const plan = planOf('scenarios/hubei/baseline.yaml', 16);
    replay = createReplay(plan, path, isBestEstimate, year);
    trees = [...plan.model.rules.keys()].map((rule) => explain(replay, { rule, year, cell: largest(replay.valuesOf(rule, year)), depth: 1 }));
  });

  it('shows values of the engine, to the last bit', () => {
    const wrong: string[] = [];
    let count = 0;
    for (const tree of trees) {
      for (const figure of walk(tree).figures) {
        count++;
        if (!Object.is(figure.value, replay.valuesOf(figure.rule, figure.year)[flatCell(replay, figure)])) wrong.push(`${tree.root.rule}: ${figure.rule}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(1500);
  });

  it('shows numbers that give the value when the formula is worked out with them by another calculator', () => {
    const math = create(all!, {});
    math.import({ clamp: (x: number, low: number, high: number) => Math.min(Math.max(x, low), high) }, { override: true });
    const wrong: string[] = [];
    let count = 0;
    for (const { of, worked } of trees.flatMap((tree) => walk(tree).formulas)) {
      // Labels are compared as text by neither; conditions on them were decided before.
      const text = printExpression(worked.expression, (part) => {
        const quantity = worked.values.get(part);
        return quantity && `(${String(quantity.value)})`;
      });
      if (text.includes('"')) continue;
      const value = Number(math.evaluate(text));
      count++;
      if (!(Math.abs(value - of) <= 1e-12 * Math.max(1, Math.abs(of)))) wrong.push(`${worked.text} = ${String(of)} but ${text} = ${String(value)}`);
    }
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(700);
  });

  it('goes down to inputs, draws and pinned values at every depth that is enough', () => {
    const deep = explain(replay, { rule: 'crediting_rate', year: 2027, cell: 0, depth: 60 });
    const { figures, formulas } = walk(deep);
    expect(figures.filter(({ end }) => end === 'depth')).toEqual([]);
    expect(new Set(figures.map(({ origin }) => origin))).toEqual(new Set(['formula', 'given', 'start']));
    const hows = new Set(formulas.flatMap(({ worked }) => worked.takes.map(({ how }) => how)));
    expect(hows.has('input') && hows.has('noise') && hows.has('rule')).toBe(true);
  });
});

describe('a small fund, worked by hand', () => {
  const plan = planOf('tests/fixtures/explained/scenario.yaml', 100);
  const replay = createReplay(plan, 3, false, 2022);
  const root = (rule: string, year: number, cell = 0, depth = 2): Figure => explain(replay, { rule, year, cell, depth }).root;
  const [taken] = [(figure: Figure, text: string): Taken => figure.worked!.takes.find((each) => each.text === text)!];

  it('takes the people one index lower a year ago, and in the open last cell those who stood there', () => {
    // 100 in every cell at the start; survival 1, 0.9, 0.8, 0.5 by age: (80 + 100) x 0.5 in 2022
    const people = root('people', 2022, 7);
    expect([people.value, people.cell]).toEqual([90, [{ dimension: 'sex', label: 'female' }, { dimension: 'age', label: '3' }]]);
    const before = taken(people, 'prev(people)');
    expect(before).toMatchObject({ how: 'rule', value: 180, figures: [{ year: 2021, value: 80, cell: [{}, { label: '2' }] }, { year: 2021, value: 100, cell: [{}, { label: '3' }] }] });
    expect(taken(people, 'survival')).toMatchObject({ how: 'input', value: 0.5, source: '某表', confidence: 'B', cell: [{ label: 'female' }, { label: '3' }] });
  });

  it('takes the newcomers at the first index from the entry', () => {
    expect(taken(root('people', 2022, 4), 'prev(people)')).toMatchObject({ how: 'rule', value: 50, figures: [], entry: { text: 'births', takes: [{ value: 50 }] } });
  });

  it('tells which branch counted, and takes the others for nothing', () => {
    // 2 x (50 x 10 + 45 x 10 + 72 x 20 + 90 x 20) = 8,380, above the cap
    const cost = root('cost', 2022);
    expect(cost.value).toBe(5000);
    expect(cost.worked!.choices).toEqual([{ text: 'sum(people * band(age, standard)) > cap', holds: true }]);
    expect(printExpression(cost.worked!.expression)).toBe('cap');
    expect(taken(cost, 'sum(people * band(age, standard))')).toMatchObject({
      how: 'sum', value: 8380, cells: 8, filled: 8, unit: 'yuan', addedUnit: 'yuan',
      largest: [1800, 1800, 1440, 1440, 500].map((value) => ({ value })),
      worked: { takes: [{ text: 'people', value: 90 }, { how: 'band', value: 20, operand: { text: 'age', value: 3 }, from: 2, source: '某通知' }] },
    });
  });

  it('counts the cells that meet a condition, and weighs', () => {
    expect(taken(root('boys', 2022), 'sum(people, sex == "male")')).toMatchObject({ value: 257, cells: 4, filled: 4, largest: [{ value: 90 }, { value: 72 }, { value: 50 }, { value: 45 }] });
    // (0 x 50 + 45 + 2 x 72 + 3 x 90) x 2 / (257 x 2)
    expect(taken(root('mean_age', 2022), 'mean(age, people)')).toMatchObject({ how: 'mean', value: 459 / 257, weight: { value: 514, unit: 'person' }, addedUnit: 'person', largest: [{ value: 270 }, { value: 270 }, { value: 144 }, { value: 144 }, { value: 45 }] });
  });

  it('says what was pinned, what the formula would have given, and where the path began', () => {
    const fund = root('fund', 2022);
    expect(fund.value).toBe((100000 * (1 + replay.valuesOf('rate', 2021)[0]!) - 5000) * 1.03 - 5000);
    const [before, rate] = fund.worked!.takes as Extract<Taken, { how: 'rule' }>[];
    expect(rate!.figures[0]).toMatchObject({ origin: 'given', value: 0.03 });
    expect(rate!.figures[0]!.formulaValue).toBe(replay.evaluate(plan.model.rules.get('rate')!.expression, 2022)[0]);
    expect((before!.figures[0]!.worked!.takes[0] as Extract<Taken, { how: 'rule' }>).figures[0]).toMatchObject({ origin: 'start', value: 100000, year: 2020 });
  });

  it('takes each figure apart once, and no deeper than asked', () => {
    const figures = walk(explain(replay, { rule: 'fund', year: 2022, cell: 0, depth: 9 })).figures;
    const keys = figures.filter(({ worked }) => worked).map(({ rule, year, cell }) => `${rule} ${String(year)} ${JSON.stringify(cell)}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(figures.some(({ end }) => end === 'repeat')).toBe(true);
    expect(walk(explain(replay, { rule: 'fund', year: 2022, cell: 0, depth: 0 })).figures.map(({ rule, end }) => [rule, end])).toEqual([['fund', undefined], ['fund', 'depth'], ['rate', undefined], ['cost', 'depth']]);
  });
});

describe('an output chooses a path', () => {
  const values = Float64Array.of(5, 1, 9, 1, 7, 9);
  it.each([['worst', 1], ['highest', 2], ['median', 0]] as const)('%s: of equal ones the first, of an even number the lower middle', (how, path) => {
    expect(choosePath(values, how)).toBe(path);
  });
  it('from no path none', () => {
    expect(choosePath(new Float64Array(0), 'median')).toBeNaN();
  });
});
