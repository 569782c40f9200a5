import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { cardMaker, type Lifetime, readPersons } from '../../src/cards/index.js';
import { IssueList } from '../../src/issues/index.js';
import { loadScenario } from '../../src/scenario/index.js';

it('the page on cards says the returns of the persons of Hubei as they are', () => {
  const { plan } = loadScenario('scenarios/hubei/baseline.yaml', { paths: 0, over: { name: 'plain', text: 'counties: { table: none }\n' } });
  const persons = readPersons('scenarios/hubei/persons.yaml', new IssueList())!;
  const maker = cardMaker(plan!);
  const lifeOf = (name: string): Lifetime => maker.lifetime(persons.find((person) => person.name === name)!);
  const [short, lowest, thousand] = [lifeOf('short'), lifeOf('lowest'), lifeOf('thousand')];
  const whole = (rate: number | undefined): string => (rate! * 100).toFixed(0);
  const fine = (rate: number | undefined): string => (rate! * 100).toFixed(1);
  const zh = readFileSync('docs/cards.md', 'utf8');
  const en = readFileSync('docs/cards.en.md', 'utf8');
  expect(zh).toContain(`到龄补缴的人约 ${whole(short.rate)}%，40 岁一直缴最低档的约 ${whole(lowest.rate)}%，缴 1000 元档的约 ${whole(thousand.rate)}%`);
  expect(en).toContain(`about ${whole(short.rate)} % for the man of 54 who pays for missing years at 60, ${whole(lowest.rate)} % for the man of 40 in the lowest class, ${whole(thousand.rate)} %`);
  expect(zh).toContain(`40 岁最低档 ${fine(lowest.ownRate)}%，1000 元档 ${fine(thousand.ownRate)}%`);
  expect(en).toContain(`${fine(lowest.ownRate)} % in the lowest class, ${fine(thousand.ownRate)} % with 1,000 yuan`);
  // 45 on 300, 180 on 1,000
  expect([lowest, thousand].map(({ paid }) => (paid.subsidy / paid.own).toFixed(2))).toEqual(['0.15', '0.18']);
});
