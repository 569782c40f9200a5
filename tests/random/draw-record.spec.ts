import { expect, test } from 'vitest';
import { normalQuantile } from '../../src/numerics/index.js';
import { createNoiseSource, drawRecord } from '../../src/random/index.js';
import { loadScenario } from '../../src/scenario/index.js';

const plan = loadScenario('scenarios/hubei/baseline.yaml', { paths: 2 }).plan!;

test('the record of a draw gives the value the formulas saw, and what it was made of', () => {
  const source = createNoiseSource(plan);
  let correlated = 0;
  for (const path of [0, 1, 99_999]) {
    source.startPath(path, false);
    for (const year of [2021, 2100]) {
      source.drawYear(year);
      plan.noises.forEach(({ name, kind, nameHash }, index) => {
        const { value, counter, uniform, parts } = drawRecord(plan, path, false, year, name);
        expect(value).toBe(source.values[index]);
        expect(counter).toEqual([path, kind === 'normal_once' ? 0 : year, nameHash, plan.seedWords[2]]);
        expect(uniform).toBeGreaterThan(0);
        if (kind === 'uniform') expect(value).toBe(uniform);
        else if (!parts) expect(value).toBe(normalQuantile(uniform!));
        else {
          correlated++;
          // In any order of adding; the last part is the noise's own draw.
          expect(parts.reduce((sum, { weight, draw }) => sum + weight * draw, 0)).toBeCloseTo(value, 12);
          expect(parts.at(-1)).toMatchObject({ noise: name, draw: normalQuantile(uniform!) });
        }
      });
    }
  }
  expect(correlated).toBeGreaterThan(0);
});

test('the best estimate draws nothing', () => {
  expect(drawRecord(plan, 0, true, 2030, 'cpi')).toEqual({ value: 0, year: 2030 });
  expect(drawRecord(plan, 0, true, 2030, 'decision')).toEqual({ value: 0.5, year: 2030 });
});
