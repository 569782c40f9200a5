import { type AssistList, IDENTITIES, type Identity, type Reason, type Rejection, type StatusName } from '../../assist/index.js';
import { type Lang, type MessageKey, say } from '../../messages/index.js';
import { countText, tableText } from '../../report/index.js';

const STATUS: Readonly<Record<StatusName, MessageKey>> = { assisted_full: 'assist-status-full', assisted_part: 'assist-status-part', retained_floor: 'assist-status-retained' };

const REASON: Readonly<Record<Reason, MessageKey>> = {
  'number-length': 'assist-reason-number-length',
  'number-characters': 'assist-reason-number-characters',
  'number-birthday': 'assist-reason-number-birthday',
  'number-checksum': 'assist-reason-number-checksum',
  'category-unknown': 'assist-reason-category-unknown',
  'category-missing': 'assist-reason-category-missing',
  'date-unknown': 'assist-reason-date-unknown',
  'date-other-year': 'assist-reason-date-other-year',
  'own-payment-unknown': 'assist-reason-own-payment-unknown',
  'heads-not-whole': 'assist-reason-heads-not-whole',
  'mark-unknown': 'assist-reason-mark-unknown',
  ragged: 'assist-reason-ragged',
};

interface Targets {
  readonly out?: string | undefined;
  readonly byAge?: string | undefined;
  readonly rejected?: string | undefined;
}

/** 名单结果 — heads, what was merged and what was rejected, as text. */
export function assistText(list: AssistList, lang: Lang, { out, byAge, rejected }: Targets = {}): string {
  const t = (key: MessageKey, facts: Parameters<typeof say>[1] = {}): string => say(key, facts, lang);
  const { file, year, cutOff, rows, people, form } = list;
  const date = t(cutOff === '11-20' ? 'assist-november' : 'assist-june', { year });
  const blocks = [t(form === 'list' ? 'assist-title-list' : 'assist-title-combinations', { file, rows, people, date }), headsText(list, lang)];
  if (cutOff === '06-30') blocks.push(t('assist-june-only'));
  if (list.merges.length > 0) blocks.push(mergesText(list, lang));
  if (list.repeatedRows > 0) blocks.push(t('assist-repeated', { rows: list.repeatedRows }));
  if (list.movement) blocks.push(t('assist-movement', { joined: list.movement.joined, left: list.movement.left, changed: list.movement.changedStatus }));
  if (list.rejectedRows > 0) blocks.push(rejectionsText(list, lang));
  const files = [out, byAge, rejected].filter((target) => target !== undefined);
  if (files.length > 0) blocks.push(t('assist-written', { files }));
  if (out !== undefined) blocks.push(t('assist-use', { braces: `{ table: ${out}, between: hold, after: hold, unit: person, source: ${t('assist-list-source', { date })}, confidence: A }` }));
  return blocks.join('\n\n');
}

function headsText({ heads, form }: AssistList, lang: Lang): string {
  const t = (key: MessageKey): string => say(key, {}, lang);
  const hasUnpaid = heads.some(({ ownPartUnpaid }) => ownPartUnpaid > 0);
  const isList = form === 'list';
  const head = [t('assist-head-status'), t(isList ? 'assist-head-contributing' : 'assist-head-people'), ...(hasUnpaid ? [t('assist-head-unpaid')] : []), ...(isList ? [t('assist-head-others')] : [])];
  const rows = heads.map(({ status, contributing, ownPartUnpaid, youngerOrOlder }) => [
    t(STATUS[status]), countText(contributing), ...(hasUnpaid ? [countText(ownPartUnpaid)] : []), ...(isList ? [countText(youngerOrOlder)] : []),
  ]);
  return tableText(head, rows);
}

const MOST_MERGES = 12;

function mergesText({ merges }: AssistList, lang: Lang): string {
  const t = (key: MessageKey, facts: Parameters<typeof say>[1] = {}): string => say(key, facts, lang);
  const shown = merges.slice(0, MOST_MERGES);
  const rest = merges.slice(MOST_MERGES).reduce((sum, { people }) => sum + people, 0);
  const rows = shown.map(({ identities, status, people }) => [identities.map((identity) => labelOf(identity, lang)).join(lang === 'zh' ? '、' : ', '), t(STATUS[status]), countText(people)]);
  const people = merges.reduce((sum, merge) => sum + merge.people, 0);
  const table = tableText([t('assist-head-identities'), t('assist-head-counted-as'), t('assist-head-people')], rows, 2);
  return [t('assist-merged', { people }), table, ...(rest > 0 ? [t('assist-merged-rest', { people: rest })] : [])].join('\n');
}

function rejectionsText({ rejections, rejectedRows }: AssistList, lang: Lang): string {
  const t = (key: MessageKey, facts: Parameters<typeof say>[1] = {}): string => say(key, facts, lang);
  const rows = rejections.map((rejection) => [reasonText(rejection, lang), countText(rejection.rows), linesText(rejection)]);
  return [t('assist-rejected', { rows: rejectedRows }), tableText([t('assist-head-reason'), t('assist-head-rows'), t('assist-head-lines')], rows)].join('\n');
}

function reasonText({ reason, word, near }: Rejection, lang: Lang): string {
  const text = say(REASON[reason], {}, lang);
  if (word === undefined) return text;
  return near === undefined ? say('assist-reason-word', { text, word }, lang) : say('assist-reason-near', { text, word, near }, lang);
}

function linesText({ lines, rows }: Rejection): string {
  return `${lines.join(' ')}${rows > lines.length ? ' …' : ''}`;
}

function labelOf(identity: Identity, lang: Lang): string {
  return say(IDENTITIES.find((entry) => entry.identity === identity)!.label, {}, lang);
}

/** 退回表 — reasons, rows and first lines as CSV. */
export function rejectedTable({ rejections }: AssistList, lang: Lang): string {
  const rows = rejections.map((rejection) => [`"${reasonText(rejection, lang).replaceAll('"', '""')}"`, String(rejection.rows), linesText(rejection)].join(','));
  return ['reason,rows,first_lines', ...rows, ''].join('\n');
}
