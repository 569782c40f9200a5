import { LAYERS } from '../../cards/index.js';
import { type Lang, type MessageKey, say } from '../../messages/index.js';
import type { Proposal } from './members-command.js';

type Cell = string | number | undefined;

/** 逐年CSV — a row a scenario, person and year: names, words and all digits. */
export function yearsCsv(proposals: readonly Proposal[], lang: Lang): string {
  const columns: readonly [string, MessageKey][] = [
    ['scenario', 'cards-head-scenario'], ['person', 'cards-head-person'], ['year', 'cards-head-year'], ['age', 'cards-head-age'],
    ['monthly', 'cards-csv-monthly'], ['monthly_national', 'cards-csv-national'], ['monthly_provincial', 'cards-csv-provincial'], ['monthly_local', 'cards-csv-local'],
    ['monthly_old_age', 'cards-csv-old-age'], ['monthly_year_count', 'cards-csv-year-count'], ['monthly_account', 'cards-csv-account-pension'],
    ['received', 'cards-csv-received'], ['longevity', 'cards-csv-longevity'], ['own', 'cards-csv-own'], ['assisted', 'cards-csv-assisted'], ['subsidy', 'cards-csv-subsidy'], ['support', 'cards-csv-support'],
    ['interest', 'cards-csv-interest'], ['account', 'cards-csv-account'], ['contribution_years', 'cards-csv-years'], ['prices', 'cards-csv-prices'],
  ];
  const rows = proposals.flatMap(({ file, cards }) => cards.flatMap(({ person, years }) => years.map((each): Cell[] => [
    file, person.name, each.year, each.age, each.monthlyTotal, ...LAYERS.map((layer) => each.monthly[layer]),
    each.receivedTotal, each.longevity, each.own, each.assisted, each.subsidy, each.support, each.interest, each.account, each.contributionYears, each.prices,
  ])));
  return csv(columns, rows, lang);
}

/** 终身账CSV — a row a scenario, person and ending. */
export function lifetimesCsv(proposals: readonly Proposal[], lang: Lang): string {
  const columns: readonly [string, MessageKey][] = [
    ['scenario', 'cards-head-scenario'], ['person', 'cards-head-person'], ['ending', 'cards-head-ending'], ['death_age', 'cards-csv-death-age'], ['is_cut', 'cards-csv-cut'],
    ['paid_before', 'cards-csv-before'], ['own', 'cards-csv-own'], ['assisted', 'cards-csv-assisted'], ['subsidy', 'cards-csv-subsidy'], ['support', 'cards-csv-support'],
    ['received_national', 'cards-csv-national'], ['received_provincial', 'cards-csv-provincial'], ['received_local', 'cards-csv-local'], ['received_old_age', 'cards-csv-old-age'],
    ['received_year_count', 'cards-csv-year-count'], ['received_account', 'cards-csv-account-pension'], ['inherited', 'cards-csv-inherited'], ['funeral', 'cards-csv-funeral'],
    ['net', 'cards-csv-net'], ['net_real', 'cards-csv-net-real'], ['net_present', 'cards-csv-net-present'], ['rate', 'cards-csv-rate'], ['real_rate', 'cards-csv-real-rate'], ['own_rate', 'cards-csv-own-rate'], ['payback_age', 'cards-csv-payback'],
  ];
  const rows = proposals.flatMap(({ file, cards }) => cards.flatMap(({ person, lifetimes }) => lifetimes.map((life): Cell[] => [
    file, person.name, life.kind, life.deathAge, life.isCut ? 1 : 0, life.paid.before, life.paid.own, life.paid.assisted, life.paid.subsidy, life.paid.support,
    ...LAYERS.map((layer) => life.received[layer]), life.inherited, life.funeral, life.net, life.netReal, life.netPresent, life.rate, life.realRate, life.ownRate, life.paybackAge,
  ])));
  return csv(columns, rows, lang);
}

function csv(columns: readonly (readonly [string, MessageKey])[], rows: readonly (readonly Cell[])[], lang: Lang): string {
  const quoted = (cell: Cell): string => {
    const text = cell === undefined ? '' : String(cell);
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  // The mark tells Excel on a Chinese system that this is UTF-8.
  return `\uFEFF${[columns.map(([name]) => name), columns.map(([, key]) => say(key, {}, lang)), ...rows].map((row) => row.map(quoted).join(',')).join('\n')}\n`;
}
