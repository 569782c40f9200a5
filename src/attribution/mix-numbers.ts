import type { GivenValues, InputValues, Plan, Slice, StartValues } from '../scenario/index.js';

/** A plan with its numbers in `JointNumbers`. */
export type Moved = Pick<Plan, 'inputs' | 'given' | 'starts'>;

/**
 * 合并的数 — the numbers of two plans end to end in one shared piece of memory, so that a mixture only chooses slices.
 * Years that only the plan of the earlier base year covers are put before the series of the other: a mixture that begins
 * earlier needs them.
 */
export class JointNumbers {
  readonly numbers: Float64Array;
  readonly before: Moved;
  readonly after: Moved;

  constructor(before: Plan, after: Plan) {
    const parts: Float64Array[] = [before.numbers, after.numbers];
    let length = before.numbers.length + after.numbers.length;
    const add = (values: Float64Array): Slice => {
      const slice = { offset: length, length: values.length };
      parts.push(values);
      length += values.length;
      return slice;
    };
    const [early, late] = before.baseYear <= after.baseYear ? [before, after] : [after, before];
    const moved = (plan: Plan): Moved => {
      const offset = plan === before ? 0 : before.numbers.length;
      return plan === late && early.baseYear < late.baseYear ? lengthened(late, early, offset, add) : shifted(plan, offset);
    };
    this.before = moved(before);
    this.after = moved(after);
    this.numbers = new Float64Array(new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT));
    let offset = 0;
    for (const part of parts) {
      this.numbers.set(part, offset);
      offset += part.length;
    }
  }
}

function moveBy(offset: number): (slice: Slice) => Slice {
  return (slice) => ({ offset: slice.offset + offset, length: slice.length });
}

function shifted({ inputs, given, starts }: Plan, offset: number): Moved {
  const move = moveBy(offset);
  return {
    inputs: new Map([...inputs].map(([name, input]) => [name, movedInput(input, move)])),
    given: new Map([...given].map(([name, values]) => [name, { ...values, values: move(values.values) }])),
    starts: new Map([...starts].map(([name, values]): [string, StartValues] => [name, { ...values, values: move(values.values) }])),
  };
}

function movedInput(input: InputValues, move: (slice: Slice) => Slice): InputValues {
  const { values, limits, medians } = input;
  return { ...input, values: move(values), ...(limits && { limits: move(limits) }), ...(medians && { medians: move(medians) }) };
}

/** The later plan with the years that only the earlier one simulates in front. */
function lengthened(late: Plan, early: Plan, offset: number, add: (values: Float64Array) => Slice): Moved {
  const { inputs, given, starts } = shifted(late, offset);
  return {
    inputs: new Map([...inputs].map(([name, input]) => {
      const own = late.inputs.get(name)!;
      const ahead = early.inputs.get(name);
      return [name, ahead && own.years > 1 ? longerInput(own, late, ahead, early, add) : input];
    })),
    given: new Map([...new Set([...early.given.keys(), ...given.keys()])].map((name) => [name, longerGiven(name, late, early, add)])),
    starts,
  };
}

/** Of a series by cell; one by path is refused where base years differ. */
function longerInput(own: InputValues, late: Plan, ahead: InputValues, early: Plan, add: (values: Float64Array) => Slice): InputValues {
  const gap = late.baseYear - early.baseYear;
  const rowsOf = (input: InputValues, slice: Slice, plan: Plan): ((row: number) => Float64Array) => {
    const width = slice.length / input.years;
    return (row) => plan.numbers.subarray(slice.offset + row * width, slice.offset + (row + 1) * width);
  };
  const joined = (ownSlice: Slice, aheadSlice: Slice): Slice => {
    const [mine, theirs] = [rowsOf(own, ownSlice, late), rowsOf(ahead, aheadSlice, early)];
    const width = ownSlice.length / own.years;
    const values = new Float64Array((own.years + gap) * width); // [year × cell], row-major
    for (let row = 0; row < own.years + gap; row++) {
      const other = theirs(ahead.years === 1 ? 0 : Math.min(row, ahead.years - 1));
      // The later base year itself is simulated by the earlier plan alone.
      values.set(row <= gap && other.length === width ? other : mine(Math.max(0, row - gap)), row * width);
    }
    return add(values);
  };
  return {
    ...own, years: own.years + gap, firstYear: early.baseYear, values: joined(own.values, ahead.values),
    ...(own.limits && ahead.limits && { limits: joined(own.limits, ahead.limits) }),
  };
}

/** Values given up to the later base year are those of the earlier plan. */
function longerGiven(name: string, late: Plan, early: Plan, add: (values: Float64Array) => Slice): GivenValues {
  const [own, ahead] = [late.given.get(name), early.given.get(name)];
  const width = widthOf(own ?? ahead!);
  const last = Math.max(late.baseYear, own ? own.firstYear + own.isGiven.length - 1 : 0);
  const firstYear = early.baseYear + 1;
  const values = new Float64Array((last - firstYear + 1) * width); // [year × cell], row-major
  const isGiven = Array.from({ length: last - firstYear + 1 }, (_, k) => {
    const year = firstYear + k;
    const [plan, from] = year <= late.baseYear ? [early, ahead] : [late, own];
    const row = year - (from?.firstYear ?? 0);
    if (from?.isGiven[row] !== 1 || widthOf(from) !== width) return 0;
    values.set(plan.numbers.subarray(from.values.offset + row * width, from.values.offset + (row + 1) * width), k * width);
    return 1;
  });
  return { rule: name, firstYear, isGiven, values: add(values) };
}

function widthOf({ values, isGiven }: GivenValues): number {
  return values.length / isGiven.length;
}
