import { LAYERS, type Layers } from '../../cards/index.js';
import { type CliffChange, changeSentences, type Description, type MemberComparison, type MemberYear, type MonthlyAmount, type PayerYear, restatedSentence, unchangedSentence } from '../../describe/index.js';
import { type Facts, type Lang, type MessageKey, say } from '../../messages/index.js';
import { numberText, percentText, quantityText, tableText } from '../../report/index.js';

const LAYER_WORDS: Readonly<Record<keyof Layers, MessageKey>> = {
  national: 'describe-layer-national', provincial: 'describe-layer-provincial', local: 'describe-layer-local', oldAge: 'describe-layer-old-age',
  yearCount: 'describe-layer-years', account: 'describe-layer-account',
};
const MONEY = { divisor: 1, unit: 'yuan' };

/** 说明 — as text: what changes, who pays, what members get, where the cliffs are. */
export function describeText(description: Description, withNames: boolean, lang: Lang): string {
  const { diff, payers, members, cliffs } = description;
  const t = (key: MessageKey, facts: Facts = {}): string => say(key, facts, lang);
  const sentences = changeSentences(diff, lang);
  const remarks = [restatedSentence(diff, description.restated, lang), unchangedSentence(diff, lang)].filter((sentence) => sentence !== undefined);
  const changes = sentences.length === 0 ? [t('describe-nothing')]
    : sentences.map(({ text, name }, k) => `  ${String(k + 1)}. ${withNames && name !== '' ? t('describe-named', { text, name }) : text}`);
  return [
    [t('describe-title', { title: diff.after.plan.title }), t('describe-compared', { title: diff.before.plan.title })].join('\n'),
    [t('describe-section-changes'), ...changes, ...remarks.map((sentence) => `  ${sentence}`)].join('\n'),
    [t('describe-section-payers'), ...payersText(payers, lang), ...(diff.isSame ? [] : [`  ${t(description.changesChances ? 'describe-chances' : 'describe-payers-note', { before: diff.before.path, after: diff.after.path })}`])].join('\n'),
    ...(members ? [[t('describe-section-members'), ...members.map((member) => memberText(member, lang))].join('\n\n')] : [t('describe-no-members')]),
    ...(cliffs ? [[t('describe-section-cliffs', { share: percentText(cliffs.least) }), ...cliffsText(cliffs, lang)].join('\n')] : []),
  ].join('\n\n');
}

function payersText(payers: readonly PayerYear[], lang: Lang): string[] {
  if (payers.length === 0) return [`  ${say('describe-payers-same', {}, lang)}`];
  const first = payers[0]!.year;
  const until = `  ${say('describe-payers-until', { before: first - 1 }, lang)}`;
  return [until, ...payers.map(({ year, payers: all }) => {
    const parts = all.map(({ label, before, after }) => say(differenceKey(after - before), {
      label, value: quantityText(Math.abs(after - before), 'yuan', 'flow', lang), total: quantityText(after, 'yuan', 'flow', lang),
    }, lang));
    return `  ${say('describe-payers', { year, parts: parts.join(say('describe-comma', {}, lang)) }, lang)}`;
  })];
}

function differenceKey(difference: number): MessageKey {
  // Less than a yuan is rounding.
  return Math.abs(difference) < 1 ? 'describe-payer-same' : difference > 0 ? 'describe-payer-more' : 'describe-payer-less';
}

function memberText({ before: { person }, years }: MemberComparison, lang: Lang): string {
  const t = (key: MessageKey, facts: Facts = {}): string => say(key, facts, lang);
  const layers = LAYERS.filter((layer) => years.some(({ before, after }) => before.layers[layer] + after.layers[layer] > 0));
  if (layers.length === 0) return t('describe-member-nothing', { label: person.label });
  const head = ['', '', ...layers.map((layer) => t(LAYER_WORDS[layer])), t('describe-total'), t('describe-real', { year: person.asOf })];
  const rows = years.flatMap((year) => [row(year, 'before', layers, t), row(year, 'after', layers, t)]);
  return `${t('describe-member', { label: person.label })}\n${tableText(head, rows, 2)}`;
}

type Say = (key: MessageKey, facts?: Facts) => string;

function row(each: MemberYear, side: 'before' | 'after', layers: readonly (keyof Layers)[], t: Say): string[] {
  const amount: MonthlyAmount = each[side];
  const when = each.kind === 'claim' ? 'describe-when-claim' : 'describe-when';
  const sideText = t(side === 'before' ? 'describe-side-before' : 'describe-side-after');
  if (!amount.isDrawing) return [t(when, { year: amount.year, age: amount.age }), sideText, ...layers.map(() => '-'), t('describe-not-yet'), '-'];
  return [t(when, { year: amount.year, age: amount.age }), sideText, ...layers.map((layer) => yuan(amount.layers[layer])), yuan(amount.total), yuan(amount.real)];
}

function yuan(value: number): string {
  return numberText(value, MONEY, 1);
}

function cliffsText({ changes, person }: NonNullable<Description['cliffs']>, lang: Lang): string[] {
  const t = (key: MessageKey, facts: Facts = {}): string => say(key, facts, lang);
  const order = ['added', 'larger', 'smaller', 'removed', 'same'] as const;
  const heads = { added: 'describe-cliffs-added', larger: 'describe-cliffs-larger', smaller: 'describe-cliffs-smaller', removed: 'describe-cliffs-removed', same: 'describe-cliffs-same' } as const satisfies Record<CliffChange['change'], MessageKey>;
  const lines = order.flatMap((change) => {
    const found = changes.filter((each) => each.change === change);
    return found.length === 0 ? [] : [`  ${t(heads[change])}`, ...found.map((each) => `    ${cliffText(each, lang)}`)];
  });
  return [
    ...(changes.length === 0 ? [`  ${t('describe-cliffs-none')}`] : changes.some(({ change }) => change === 'added' || change === 'larger') ? lines : [`  ${t('describe-cliffs-none-new')}`, ...lines]),
    `  ${t('describe-cliffs-note', { label: person.label, year: person.asOf })}`,
  ];
}

const STEPS = { amount: 'describe-cliff-amount', years: 'describe-cliff-years', claim: 'describe-cliff-claim' } as const satisfies Record<CliffChange['kind'], MessageKey>;

function cliffText({ kind, from, to, before, after, change }: CliffChange, lang: Lang): string {
  const step = say(STEPS[kind], { from: String(from), to: String(to) }, lang);
  const size = (cliff: CliffChange['before']): string => (cliff ? say(cliff.jump > 0 ? 'describe-cliff-gain' : 'describe-cliff-loss', { amount: quantityText(Math.abs(cliff.jump), 'yuan', '', lang), share: percentText(Math.abs(cliff.share)) }, lang) : '');
  if (change === 'larger' || change === 'smaller') return say('describe-cliff-moved', { step, before: size(before), after: size(after) }, lang);
  return say('describe-cliff', { step, size: size(after ?? before) }, lang);
}
