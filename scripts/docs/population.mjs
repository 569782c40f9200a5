// Writes the tables and charts of docs/population.md from runs of the present rules: npm run docs:population
import { writeFileSync } from 'node:fs';
import { quantileSorted } from 'simple-statistics';
import { source } from '../tables/csv.mjs';
import { lifeExpectancy } from '../tables/dispersion.mjs';
import { AGES, range, sum } from '../tables/grid.mjs';
import { hazard, response } from '../tables/mortality.mjs';
import { censuses, pyramid, totals } from './population/charts.mjs';
import { census2020, china, chinaTotals, hubei2020, mortalityIndices, people, SEXES, unGroups } from './population/runs.mjs';
import { WORDS } from './population/words.mjs';
import { insert } from './page-part.mjs';

const BROAD = [[0, 105], [0, 14], [15, 59], [60, 79], [80, 105]];
const CENSUS_GROUPS = [[0, 9], [10, 19], [20, 29], [30, 39], [40, 49], [50, 59], [60, 69], [70, 79], [80, 105], [0, 105]];
const BAND_YEARS = [2030, 2040, 2050, 2075, 2100];
const SHARES = [0.9, 0.1, 0.975, 0.025]; // of the mortality index: lower and upper bound of 80 % and 95 % of lives

const model = china();
const un = unGroups();
const published = (year, first, last, sexes = SEXES, from = un) =>
  sum(from.filter((g) => g.year === year && g.first >= first && g.first <= last && sexes.includes(g.sex)).map(({ persons }) => persons));
const counted = census2020();
const censusOf = (first, last) => sum(counted.filter((g) => g.first >= first && g.last <= last).map(({ persons }) => persons));
const hubei = hubei2020();
const index = mortalityIndices();
const spread = chinaTotals();

const signed = (share) => `${share < 0 ? '−' : '+'}${Math.abs(100 * share).toFixed(2)}%`;
const ageName = (first, last, words) => (last < 105 ? `${first}–${last}` : first === 0 ? words.total : `${first}+`);
const tableOf = (head, rows) => [head, head.map((_, i) => (i === 0 ? '---' : '---:')), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

function worldTable(words) {
  const people0 = (persons) => (persons / words.scale).toLocaleString('en', { minimumFractionDigits: words.digits, maximumFractionDigits: words.digits });
  const rows = range(0, 15).map((i) => 2025 + 5 * i).map((year) => [year, ...BROAD.map(([first, last]) => {
    const [made, given] = [people(model.get(year), first, last), published(year, first, last)];
    return `${people0(made)} / ${people0(given)} (${signed(made / given - 1)})`;
  })]);
  return tableOf([words.year, ...BROAD.map(([first, last]) => ageName(first, last, words))], rows);
}

function lifeTable(words) {
  const bounds = new Map(source('life_expectancy_china_wpp.csv', 'china').map((row) => [`${row.sex} ${row.year}`, row]));
  const years = (value) => Number(value).toFixed(1);
  const rows = SEXES.flatMap((sex) => BAND_YEARS.map((year) => {
    const life = (at) => years(lifeExpectancy(AGES.map((age) => hazard(sex, age, year) * Math.exp(response(sex, age) * at))));
    const [low80, high80, low95, high95] = SHARES.map((share) => life(quantileSorted(index(sex, year), share)));
    const row = bounds.get(`${sex} ${year}`);
    return [`${words[sex]} ${year}`, life(0), years(row.e0_years), `${low80}–${high80}`, `${years(row.e0_lower80)}–${years(row.e0_upper80)}`,
      `${low95}–${high95}`, `${years(row.e0_lower95)}–${years(row.e0_upper95)}`];
  }));
  return tableOf(words.lifeHead, rows);
}

function censusTable(words) {
  const rows = CENSUS_GROUPS.map(([first, last]) => {
    const given = censusOf(first, last);
    const made = (moves) => people(hubei.get(moves), first, last);
    return [ageName(first, last, words), (given / 10_000).toFixed(1), ...['none', 'age', 'cohort'].map((moves) => `${(made(moves) / 10_000).toFixed(1)} (${signed(made(moves) / given - 1)})`)];
  });
  return tableOf(words.censusHead, rows);
}

for (const lang of ['zh', 'en']) {
  const words = WORDS[lang];
  const page = lang === 'zh' ? 'docs/population.md' : 'docs/population.en.md';
  insert(page, 'world', worldTable(words));
  insert(page, 'life', lifeTable(words));
  insert(page, 'census', censusTable(words));
  const image = (name, svg) => writeFileSync(`docs/images/population-${name}.${lang}.svg`, svg);
  const round = (persons) => Math.round(persons / words.scale * 100) / 100;
  image('pyramid-2050', pyramid(words.pyramid, range(0, 20).map((i) => {
    const [first, last] = [5 * i, i === 20 ? 105 : 5 * i + 4];
    const [male, female] = SEXES.map((sex) => round(people(model.get(2050), first, last, [sex])));
    const [unMale, unFemale] = SEXES.map((sex) => round(published(2050, first, first, [sex])));
    return { age: i === 20 ? '100+' : `${first}–${last}`, male, female, unMale, unFemale };
  })));
  const yearly = range(2024, 2100).map((year) => {
    const paths = spread.totals(year);
    return { year, low: round(quantileSorted(paths, 0.1)), high: round(quantileSorted(paths, 0.9)), model: round(people(model.get(year), 0, 105)) };
  });
  const unTotals = (variant, years) => { const from = unGroups(variant); return years.map((year) => [year, round(published(year, 0, 105, SEXES, from))]); };
  const fives = range(0, 15).map((i) => 2025 + 5 * i);
  image('total', totals(words.totals(spread.paths), yearly, {
    medium: unTotals(undefined, fives), low: unTotals('low', fives.filter((y) => y % 10 === 0)), high: unTotals('high', fives.filter((y) => y % 10 === 0)),
  }));
  image('hubei-2020', censuses(words.censuses, range(0, 17).map((i) => {
    const [first, last] = [5 * i, i === 17 ? 105 : 5 * i + 4];
    const [none, rates] = ['none', 'age'].map((moves) => Math.round(people(hubei.get(moves), first, last) / 1000) / 10);
    return { age: i === 17 ? '85+' : `${first}–${last}`, census: Math.round(censusOf(first, last) / 1000) / 10, none, rates };
  })));
}
