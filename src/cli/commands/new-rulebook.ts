import { type Bilingual, type Lang, type MessageKey, say } from '../../messages/index.js';
import { modeline } from './new-place.js';
import { flow } from './new-yaml.js';

/** A label in both languages, whatever language the remarks are in. */
function both(key: MessageKey): Bilingual {
  return { zh: say(key, {}, 'zh'), en: say(key, {}, 'en') };
}

/** 规则库的起稿 — a small fund with everything a rulebook can have, remarked upon. */
export function rulebookText(file: string, lang: Lang): string {
  const t = remarks(lang);
  const clause = say('new-fund-clause', {}, lang);
  const law = '0..';
  return [
    ...modeline(file, 'rulebook'),
    ...t('new-rulebook-head'),
    line('title', both('new-fund-title')),
    ...t('new-rulebook-outputs'),
    line('outputs', ['balance', 'deposits', 'subsidy', 'payout', 'rate', 'is_falling']),
    ...t('new-rulebook-summary'),
    line('summary', { fan: 'balance', shortfall: 'is_falling', payers: ['deposits', 'subsidy'] }),
    '',
    ...t('new-rulebook-dimensions'),
    'dimensions:',
    line('  sex', { label: both('new-fund-sex'), values: { male: both('new-fund-male'), female: both('new-fund-female') } }),
    '',
    ...t('new-rulebook-noises'),
    'noises:',
    line('  luck', both('new-fund-luck')),
    '',
    ...t('new-rulebook-inputs'),
    'inputs:',
    line('  savers', { label: both('new-fund-savers'), unit: 'person', dimensions: ['sex'], range: { law } }),
    line('  deposit', { label: both('new-fund-deposit'), unit: 'yuan/person', range: { law, experience: '0..10000' } }),
    line('  subsidy_share', { label: both('new-fund-subsidy-share'), unit: 1, range: { law: '0..0.5', clause } }),
    line('  payout_share', { label: both('new-fund-payout-share'), unit: 1, range: { law: '0..1' } }),
    line('  usual_rate', { label: both('new-fund-usual-rate'), unit: 1, range: { experience: '0..0.1' } }),
    line('  rate_spread', { label: both('new-fund-rate-spread'), unit: 1, range: { law, experience: '0..0.05' } }),
    line('  balance_start', { label: both('new-fund-balance-start'), unit: 'yuan', range: { law } }),
    '',
    ...t('new-rulebook-rules'),
    'rules:',
    ...rule('deposits', { label: both('new-fund-deposits'), unit: 'yuan', kind: 'flow', formula: 'sum(savers * deposit)', source: clause }),
    ...t('new-rulebook-examples', '    '),
    '    examples:',
    line('      -', { year: 2030, values: { savers: { male: 40, female: 60 }, deposit: 200 }, result: 20000 }, ''),
    ...rule('subsidy', { label: both('new-fund-subsidy'), unit: 'yuan', kind: 'flow', formula: 'deposits * subsidy_share', source: clause, gap: both('new-fund-gap') }),
    ...rule('rate', { label: both('new-fund-rate'), unit: 1, kind: 'rate', formula: 'usual_rate + rate_spread * normal(luck)' }),
    ...rule('interest', { label: both('new-fund-interest'), unit: 'yuan', kind: 'flow', formula: 'prev(balance) * rate' }),
    '    examples:',
    line('      -', { year: 2030, values: { 'prev(balance)': 100000, rate: 0.02 }, result: 2000 }, ''),
    ...rule('payout', { label: both('new-fund-payout'), unit: 'yuan', kind: 'flow', formula: 'prev(balance) * payout_share' }),
    ...t('new-rulebook-start', '  '),
    ...rule('balance', { label: both('new-fund-balance'), unit: 'yuan', kind: 'stock', start: 'balance_start', formula: 'prev(balance) + interest + deposits + subsidy - payout' }),
    ...rule('is_falling', { label: both('new-fund-is-falling'), unit: 1, kind: 'flag', formula: 'balance < prev(balance) ? 1 : 0' }),
    ...t('new-rulebook-ledger', '  '),
    ...rule('books', { label: both('new-fund-books'), unit: 'yuan', formula: 'balance - prev(balance) - interest - sum(savers * deposit) * (1 + subsidy_share) + payout', ledger: 'balance', output: 'none' }),
    '',
  ].join('\n');
}

/** 规则库的情景 — a scenario that runs the small fund. */
export function rulebookScenarioText(rulebook: string, lang: Lang): string {
  const t = remarks(lang);
  const origin = { source: say('new-mark', {}, lang), confidence: 'C' };
  return [
    ...t('new-rulebook-scenario-head'),
    line('title', both('new-fund-scenario')),
    line('rulebook', rulebook),
    line('base_year', 2025),
    line('last_year', 2045),
    line('paths', 200),
    line('seed', 'my-fund'),
    'inputs:',
    line('  savers', { by: 'sex', cells: { male: 400, female: 450 }, unit: 'person', ...origin }),
    line('  deposit', { series: { 2026: 200, 2030: 300 }, between: 'linear', after: 'hold', unit: 'yuan/person', ...origin }),
    line('  subsidy_share', { value: '20%', unit: 1, ...origin }),
    line('  payout_share', { value: '5%', unit: 1, ...origin }),
    line('  usual_rate', { value: '2%', unit: 1, ...origin }),
    line('  rate_spread', { value: '1%', unit: 1, ...origin }),
    line('  balance_start', { value: 100000, unit: 'yuan', ...origin }),
    ...t('new-rulebook-scenario-given'),
    'given:',
    line('  rate', { 2026: '1.5%' }),
    '',
  ].join('\n');
}

function line(key: string, value: unknown, colon = ':'): string {
  return `${key}${colon} ${flow(value)}`;
}

function rule(name: string, attributes: object): string[] {
  return [`  ${name}:`, ...Object.entries(attributes).map(([attribute, value]) => line(`    ${attribute}`, value))];
}

/** Remarks above what they explain, indented like it. */
function remarks(lang: Lang): (key: MessageKey, indent?: string) => string[] {
  return (key, indent = '') => say(key, {}, lang).split('\n').map((line) => `${indent}# ${line}`);
}
