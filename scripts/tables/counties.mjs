/**
 * 分县份额 — Share of each county in every birth cohort of members, from the census by county, raked to the known heads.
 * Writes scenarios/hubei/counties/{counties,shares}.csv, the fiscal-revenue template, and tables/poverty_share_2020.csv.
 */
import { csv, bySexAge, significant, source } from './csv.mjs';
import { AGES, BASE_YEAR, CLAIM_AGE, SEXES, STATUSES, ensure, sum } from './grid.mjs';
import { COUNTY_ANCHORS, LOCAL_ADDITIONS, LONGGANHU_CODE, OTHER_LOCAL_ADDITION, POVERTY_COUNTIES, URBAN_WEIGHT } from './county-anchors.mjs';
import { active, paused, pensioners } from './members.mjs';
import { columnShares, rake, regionShare } from './rake.mjs';

const DIGITS = 8;

const codeOf = (row) => row.code_2024 || LONGGANHU_CODE;
const isCounty = (row) => row.level === 'county' || row.level === 'special_zone';

export const divisions = source('hubei_divisions.csv').map((row) => ({
  code: codeOf(row), name: row.name, level: row.level, prefecture: row.prefecture_code, prefectureName: row.prefecture_name,
  ruralShare: Number(row.rural_2020) / Number(row.population_2020_yearbook),
}));
export const counties = divisions.filter(isCounty);
ensure(counties.length === 105, `${counties.length} counties and zones`);

/** Census groups: ages and the birth years they are at the end of 2020. */
const GROUPS = [...new Set(source('hubei_county_age_sex_2020.csv').map((row) => row.age_group))].map((name) => {
  const [first, last = first] = name.replace('+', '').split('-').map(Number);
  const isOpen = name.endsWith('+');
  const born = [isOpen ? '' : BASE_YEAR - last, first === 0 ? '' : BASE_YEAR - first];
  return { name, first, last: isOpen ? Infinity : last, born: first === 0 ? `${BASE_YEAR}-` : `${born[0]}-${born[1]}` };
});
const groupOf = (age) => GROUPS.findIndex(({ first, last }) => age >= first && age <= last);

/** Columns: every sex and group, [sex-major]. */
export const COLUMNS = SEXES.flatMap((sex) => GROUPS.map((group) => ({ sex, ...group })));
const columnOf = (sex, age) => SEXES.indexOf(sex) * GROUPS.length + groupOf(age);

/** [county][column] census residents */
const residents = counties.map(() => COLUMNS.map(() => 0));
for (const row of source('hubei_county_age_sex_2020.csv').filter(isCounty)) {
  const county = counties.findIndex(({ code }) => code === codeOf(row));
  residents[county][COLUMNS.findIndex(({ sex, name }) => sex === row.sex && name === row.age_group)] = Number(row.population_persons);
}

/** Members of the scheme at the end of 2020 by column: pensioners, or those below the pension age. */
function weightsOf(isPensioners) {
  const weights = COLUMNS.map(() => 0);
  for (const sex of SEXES) {
    for (const age of AGES) {
      const people = sum(STATUSES.map((status) => (isPensioners
        ? pensioners(status, sex, age)
        : active(status, sex, age) + paused(status, sex, age))));
      weights[columnOf(sex, age)] += people;
    }
  }
  return weights;
}
const WEIGHTS = { pensioners: weightsOf(true), contributors: weightsOf(false) };

/** 首轮估计 — residents, an urban one counting less. @param {number} urbanWeight */
export function firstGuess(urbanWeight) {
  return columnShares(residents.map((row, i) => row.map((people) => people * (counties[i].ruralShare + urbanWeight * (1 - counties[i].ruralShare)))));
}

const rowsOf = (code) => counties.flatMap((county, i) => (county.code === code || county.prefecture === code ? [i] : []));

/** 锚点核对 — how far the shares are from each anchor, relative. @param {readonly number[][]} shares */
export function deviations(shares) {
  return COUNTY_ANCHORS.map((anchor) => ({ ...anchor, deviation: regionShare(shares, rowsOf(anchor.code), WEIGHTS[anchor.kind]) / (anchor.heads / anchor.province) - 1 }));
}

/** Cohorts of 60 and over are raked to pensioners; younger ones start from the same factor and are raked to contributors. */
function raked() {
  const first = firstGuess(URBAN_WEIGHT);
  const isOld = COLUMNS.map(({ first: age }) => age >= CLAIM_AGE);
  const keep = (wanted, weights) => weights.map((weight, column) => (isOld[column] === wanted ? weight : 0));
  const regions = (kind) => COUNTY_ANCHORS.filter((anchor) => anchor.kind === kind).map(({ code, heads, province }) => ({ rows: rowsOf(code), target: heads / province }));
  const old = rake(first, keep(true, WEIGHTS.pensioners), regions('pensioners'));
  // A place that has more pensioners than its residents suggest has more members of all ages, unless their number is known.
  const factors = counties.map((_, i) => regionShare(old, [i], keep(true, WEIGHTS.pensioners)) / regionShare(first, [i], keep(true, WEIGHTS.pensioners)));
  const young = rake(first.map((row, i) => row.map((share) => share * factors[i])), keep(false, WEIGHTS.contributors), regions('contributors'));
  return first.map((_, i) => COLUMNS.map((_column, column) => (isOld[column] ? old : young)[i][column]));
}

export const shares = raked();

const povertyGrade = new Map(Object.entries(POVERTY_COUNTIES).flatMap(([grade, codes]) => codes.map((code) => [code, grade])));
ensure(povertyGrade.size === 37 && [...povertyGrade.keys()].every((code) => counties.some((county) => county.code === code)), '37 poverty-development counties, each a county');

const localOf = ({ code, prefecture }) => LOCAL_ADDITIONS.find((each) => each.counties?.includes(code) || each.prefecture === prefecture && prefecture !== '') ?? OTHER_LOCAL_ADDITION;

export function countiesTable() {
  return csv(
    ['code', 'name', 'level', 'prefecture_code', 'prefecture_name', 'class', 'class_grade', 'local_addition', 'local_addition_grade'],
    [['420000', '湖北省', 'province', '', '', '', '', '', ''], ...counties.map((county) => [
      county.code, county.name, county.level, county.prefecture, county.prefectureName,
      povertyGrade.has(county.code) ? 'poverty' : 'ordinary', povertyGrade.get(county.code) ?? 'C', localOf(county).amount, localOf(county).grade,
    ])],
  );
}

export function sharesTable() {
  return csv(['code', 'name', 'sex', ...GROUPS.map(({ born }) => born)], counties.flatMap(({ code, name }, i) =>
    SEXES.map((sex) => [code, name, sex, ...GROUPS.map((_, g) => significant(shares[i][SEXES.indexOf(sex) * GROUPS.length + g], DIGITS))])));
}

/** 扶贫开发县在各年龄参保人中的比重 — share of poverty-development counties by sex and age at the end of 2020. */
export const povertyShareTable = () => bySexAge((sex, age) =>
  significant(sum(counties.map(({ code }, i) => (povertyGrade.has(code) ? shares[i][columnOf(sex, age)] : 0))), DIGITS));

/** 财政收入模板 — province, prefectures and counties, to be filled in. */
export function revenueTemplate() {
  const rows = divisions.filter(({ level }) => level !== 'special_zone');
  ensure(rows.length === 1 + 13 + 103, `${rows.length} rows in the template`);
  return csv(['code', 'name', 'level', 'unit', '2023', '2024', '2025'], rows.map(({ code, name, level }) => [code, name, level, '万元', '', '', '']));
}
