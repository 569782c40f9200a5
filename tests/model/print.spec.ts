import { expect, it } from 'vitest';
import { printExpression } from '../../src/model/index.js';
import { chapterOf, loadModel } from '../language/load.js';

it.each([
  'rate > 0 ? (rate > 1 ? amount : 0) : amount',
  'rate > 0 ? amount : rate > 1 ? amount : 0',
  '(rate > 0 ? rate : 1) * amount',
  '-(rate + 1) * amount',
])('%s is printed so that it is read again as the same formula', (formula) => {
  const first = loadModel({ 'extra.yaml': chapterOf({ x: JSON.stringify(formula) }) });
  expect(first.messages('en')).toBe('');
  const { expression } = first.model!.rules.get('x')!;
  const text = printExpression(expression);
  expect(text).toBe(formula);
  expect(loadModel({ 'extra.yaml': chapterOf({ x: JSON.stringify(text) }) }).model!.rules.get('x')!.expression).toEqual(expression);
});
