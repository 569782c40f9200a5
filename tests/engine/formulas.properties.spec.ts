import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENGINES_AND_UNHOISTED } from '../engines.js';
import { planOf, valuesUnder } from './small-run.js';

/** A formula's text with the value it must have, computed as the text is built. */
interface Worked {
  readonly text: string;
  readonly value: number;
}

const leaf = fc.integer({ min: 1, max: 999 }).map((n): Worked => ({ text: String(n / 8), value: n / 8 }));

const { worked } = fc.letrec<{ worked: Worked }>((tie) => {
  const two = fc.tuple(tie('worked'), tie('worked'));
  return {
    worked: fc.oneof(
      { maxDepth: 6, withCrossShrink: true },
      leaf,
      two.map(([a, b]) => ({ text: `(${a.text} + ${b.text})`, value: a.value + b.value })),
      two.map(([a, b]) => ({ text: `(${a.text} - ${b.text})`, value: a.value - b.value })),
      two.map(([a, b]) => ({ text: `(${a.text} * ${b.text})`, value: a.value * b.value })),
      two.map(([a, b]) => ({ text: `(${a.text} / (1 + abs(${b.text})))`, value: a.value / (1 + Math.abs(b.value)) })),
      two.map(([a, b]) => ({ text: `min(${a.text}, ${b.text})`, value: b.value < a.value ? b.value : a.value })),
      two.map(([a, b]) => ({ text: `(${a.text} < ${b.text} ? ${a.text} : -${b.text})`, value: a.value < b.value ? a.value : -b.value })),
      tie('worked').map((a) => ({ text: `floor(${a.text})`, value: Math.floor(a.value) })),
      tie('worked').map((a) => ({ text: `(${a.text}) ^ 2`, value: a.value * a.value })),
    ),
  };
});

describe.each(ENGINES_AND_UNHOISTED)('%s', (engine) => {
  const valuesOf = valuesUnder(engine);

  describe('random formulas', () => {
    it('have the value their text says, bit for bit', () => {
      fc.assert(
        fc.property(fc.array(worked, { minLength: 1, maxLength: 8 }), (formulas) => {
          fc.pre(formulas.every(({ text, value }) => text.length < 5_000 && Number.isFinite(value)));
          const rules = Object.fromEntries(formulas.map(({ text }, i) => [`r${i}`, `unit: 1, formula: '${text}'`]));
          const at = valuesOf(planOf({ rules, lastYear: 2021 }));
          formulas.forEach(({ value }, i) => {
            // A rule stores −0 as 0.
            expect(at(`r${i}`, 2021)[0]).toBe(value + 0);
          });
        }),
        { numRuns: 60, seed: 20210930 },
      );
    });
  });
});
