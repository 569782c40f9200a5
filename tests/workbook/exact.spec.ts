import type { Cell, Workbook } from '@protobi/exceljs';
import fc from 'fast-check';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { cellCount } from '../../src/model/index.js';
import { loadScenario, type Plan } from '../../src/scenario/index.js';
import { bookOf, cellIn, edited, FORMS, opened, say, sheetIn } from './books.js';

/** One number of a workbook, and every place in the plan that it fills. */
interface Target {
  readonly cell: (workbook: Workbook) => Cell;
  readonly positions: readonly number[];
  readonly low: number;
  readonly high: number;
}

/** Where an input stands in the plan's numbers: [year × cell]. */
function position(plan: Plan, name: string, year: number | undefined, cell: number): number {
  const { values: { offset, length }, years, firstYear } = plan.inputs.get(name)!;
  return offset + (year === undefined ? 0 : (year - firstYear) * (length / years)) + cell;
}

function bounds(plan: Plan, name: string): Pick<Target, 'low' | 'high'> {
  // Beyond experience a number is taken for a percentage without its sign.
  const { law = [-1e9, 1e9], experience = [-1e9, 1e9] } = plan.model.inputs.get(name)?.range ?? {};
  const [low, high] = [Math.max(-1e9, law[0], experience[0]), Math.min(1e9, law[1], experience[1])];
  return { low, high };
}

/** Numbers that anybody may type, within the law; what is computed from others in between years is left to other tests. */
const NUMBER = (low: number, high: number): fc.Arbitrary<number> => fc.oneof(
  fc.double({ min: low, max: high, noNaN: true }), ...(Math.ceil(low) <= Math.floor(high) ? [fc.integer({ min: Math.ceil(low), max: Math.floor(high) })] : []),
  fc.constantFrom(...[0.1, 1 / 3, 1e-300, 0.30000000000000004, low].filter((each) => each >= low && each <= high)),
).map((number) => number + 0);

const forms = loadScenario(FORMS).plan!;
const at = (name: string, cell: (workbook: Workbook) => Cell, ...positions: number[]): Target => ({ cell, positions, ...bounds(forms, name) });
const chapter = (id: string, head: string | number) => (workbook: Workbook): Cell => cellIn(sheetIn(workbook, ['weight', 'flat'].includes(id.split('.')[0]!) ? '人' : '钱 款 一'), id, head);
const sexes = ['男', '女'];
const groups = ['first', 'second', 'third'];

const FORM_TARGETS: readonly Target[] = [
  at('share', chapter('share', '值'), position(forms, 'share', undefined, 0)),
  at('pension', chapter('pension', '值'), position(forms, 'pension', undefined, 0)),
  at('flat', chapter('flat', '值'), ...[0, 1].map((cell) => position(forms, 'flat', undefined, cell))),
  at('growing', chapter('growing', 2021), position(forms, 'growing', 2021, 0)),
  ...groups.map((group, cell) => at('weight', chapter(`weight.${group}`, '值'), position(forms, 'weight', undefined, cell))),
  ...[2020, 2021, 2022, 2023, 2024].map((year, row) => at('yearly', (book) => sheetIn(book, '逐年的表').getCell(5 + row, 2), position(forms, 'yearly', year, 0))),
  ...sexes.flatMap((_, sex) => groups.flatMap((__, group) => [0, 1, 2, 3, 4].map((age) =>
    at('people_start', (book) => sheetIn(book, '期初人数').getCell(7 + age, 2 + sex * 3 + group), position(forms, 'people_start', undefined, (sex * 3 + group) * 5 + age))))),
  ...sexes.flatMap((_, sex) => [0, 1, 2, 3, 4].flatMap((age) => [2020, 2021, 2022].map((year, column) =>
    at('hazard', (book) => sheetIn(book, '死亡力').getCell(5 + sex * 5 + age, 3 + column), position(forms, 'hazard', year, sex * 5 + age))))),
  ...sexes.map((_, sex) => at('by_sex', (book) => sheetIn(book, '只分性别').getCell(5 + sex, 2), ...[0, 1, 2, 3, 4].map((age) => position(forms, 'by_sex', undefined, sex * 5 + age)))),
  ...groups.flatMap((_, group) => sexes.map((__, sex) => at('own', (book) => sheetIn(book, '自己的表').getCell(6 + group, 2 + sex), position(forms, 'own', undefined, sex * 3 + group)))),
  ...[2021, 2022].map((year, column) => at('interest', (book) => cellIn(sheetIn(book, '给定值'), 'interest', year), forms.given.get('interest')!.values.offset + column)),
];

async function expectExact(book: string, base: Plan, edits: readonly { readonly target: Target; readonly value: number }[], scenario: string): Promise<void> {
  const expected = Float64Array.from(base.numbers);
  const file = await edited(book, (workbook) => {
    for (const { target, value } of edits) {
      target.cell(workbook).value = value;
      for (const position of target.positions) expected[position] = value;
    }
  });
  const out = join(dirname(file), 'new.yaml');
  const { status, stderr } = await say(['import', file, '--scenario', scenario, '--out', out, '--force']);
  expect({ status, errors: stderr.split('\n').filter((line) => line.startsWith('✖')) }).toEqual({ status: 0, errors: [] });
  const isSame = edits.every(({ target, value }) => Object.is(base.numbers[target.positions[0]!], value));
  const plan = isSame ? base : loadScenario(out).plan!;
  const bits = (numbers: Float64Array): string[] => Array.from(new BigUint64Array(Float64Array.from(numbers).buffer), String);
  expect(bits(plan.numbers)).toEqual(bits(expected));
}

test('the cells of the forms are where the test looks for them', async () => {
  const workbook = await opened(await bookOf(FORMS));
  for (const { cell, positions } of FORM_TARGETS) for (const each of positions) expect(cell(workbook).value).toBe(forms.numbers[each]! + 0);
});

test('whatever numbers are typed anywhere, the new scenario has exactly these and nothing else is different by a bit', { timeout: 60_000 }, async () => {
  const template = readFileSync(await bookOf(FORMS));
  const edit = fc.constantFrom(...FORM_TARGETS).chain((target) => NUMBER(target.low, target.high).map((value) => ({ target, value })));
  await fc.assert(fc.asyncProperty(fc.uniqueArray(edit, { minLength: 1, maxLength: 25, selector: ({ target }) => target.positions[0] }), async (edits) => {
    const book = await bookOf(FORMS);
    writeFileSync(book, template);
    await expectExact(book, forms, edits, FORMS);
  }), { numRuns: 12, seed: 20 });
});

test('a hundred numbers of the baseline at once', { timeout: 60_000 }, async () => {
  const scenario = 'scenarios/hubei/baseline.yaml';
  const base = loadScenario(scenario).plan!;
  const book = await bookOf(scenario);
  const workbook = await opened(book);
  const chapters = workbook.worksheets.filter((each) => each.getCell('A3').value === '名称');
  const targets = [...base.model.inputs.values()].flatMap(({ name, label, dimensions }): Target[] => {
    const sheet = workbook.worksheets.find((each) => each.getCell('A1').value === label.zh);
    const axes = base.model.dimensions.filter((dimension) => dimensions.includes(dimension.name));
    const { years } = base.inputs.get(name)!;
    // Tables by status, sex and age: ages down from the seventh row, columns from the second.
    if (sheet && years === 1 && dimensions.join() === 'status,sex,age') {
      return [3, 5].map((column) => ({ cell: (book) => sheetIn(book, sheet.name).getCell(7 + 40, column), positions: [position(base, name, undefined, (column - 2) * 106 + 40)], ...bounds(base, name) }));
    }
    const own = sheet ? undefined : chapters.map((each) => ownCell(each.name, name)).find((find) => find(workbook) !== undefined);
    const value = own?.(workbook)?.value;
    if (!own || typeof value !== 'number') return [];
    return [{ cell: (book) => own(book)!, positions: Array.from({ length: cellCount(axes) }, (_, cell) => position(base, name, undefined, cell)), ...bounds(base, name) }];
  });
  expect(targets.length).toBeGreaterThan(100);
  const values = fc.sample(fc.tuple(...targets.map(({ low, high }) => NUMBER(low, high))), { numRuns: 1, seed: 4 })[0]!;
  await expectExact(book, base, targets.map((target, index) => ({ target, value: values[index]! })), scenario);
});

/** The value of an input in the row of its chapter, if the sheet has it. */
function ownCell(sheet: string, name: string): (workbook: Workbook) => Cell | undefined {
  return (workbook) => {
    try {
      return cellIn(sheetIn(workbook, sheet), name, '值');
    } catch {
      // Not in this sheet.
      return undefined;
    }
  };
}
