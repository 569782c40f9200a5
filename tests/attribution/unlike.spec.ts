import { expect, it } from 'vitest';
import { unlikeScenarios } from '../../src/attribution/index.js';
import { renderIssues } from '../../src/issues/index.js';
import { open, side, TOY } from './toy.js';

it('refuses two scenario files of other seeds or numbers of paths, but not a bridge from a run', async () => {
  const [before, after] = [await open(TOY), await side('seed: another\npaths: 50\n')];
  const said = unlikeScenarios(before, after, false);
  expect(said.map(({ key }) => key)).toEqual(['seed', 'paths']);
  expect(renderIssues(said, 'zh')).toMatch(/的 seed 是 another，.*base\.yaml 的是 toy：随机数不同，差额里会混进偶然/);
  // With --paths both have the same number.
  expect(unlikeScenarios(before, after, true).map(({ key }) => key)).toEqual(['seed']);
  expect(unlikeScenarios({ ...before, kind: 'run' }, after, false)).toEqual([]);
  expect(unlikeScenarios(before, await side(), false)).toEqual([]);
});
