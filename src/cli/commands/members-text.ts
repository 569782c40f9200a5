import type { Card } from '../../cards/index.js';
import { type Bilingual, type Lang, say } from '../../messages/index.js';
import { tableText } from '../../report/index.js';
import type { Proposal } from './members-command.js';
import { comparisonTable, lifetimesTable, type MembersTable, yearsTable } from './members-tables.js';
import { exhaustedText, identityText, pensionText } from './members-words.js';

export interface MembersTextOptions {
  readonly path?: number;
  /** Only the comparison: the rest was asked for as files. */
  readonly isBrief?: boolean;
}

/** 卡片文本 — a card a person under each scenario, then persons by scenarios, then what the columns mean. */
export function membersText(proposals: readonly Proposal[], { path, isBrief = false }: MembersTextOptions, lang: Lang): string {
  const cards = isBrief ? [] : proposals.flatMap((proposal) => [headOf([proposal], path, lang), ...proposal.cards.map((card) => cardText(card, proposal, lang))]);
  const isCut = proposals.some((proposal) => proposal.cards.some(({ lifetimes }) => lifetimes.some((life) => life.isCut)));
  const head = isBrief || proposals.length > 1 ? [headOf(proposals, path, lang)] : [];
  return [...cards, ...head, textOf(comparisonTable(proposals, lang)), notes(proposals, isCut, lang).map((note) => note.split('\n').map((line) => ` ${line}`).join('\n')).join('\n')].join('\n\n');
}

/** 标题 — the title of one scenario, the short names of several. */
export function headOf(proposals: readonly Proposal[], path: number | undefined, lang: Lang): string {
  const title = proposals.length === 1 ? proposals[0]!.plan.title : undefined;
  const names: Bilingual = title ?? { zh: proposals.map(({ name }) => name.zh).join('、'), en: proposals.map(({ name }) => name.en).join(', ') };
  return say(path === undefined ? 'cards-title-best' : 'cards-title-path', { title: names, path: path ?? 0 }, lang);
}

function cardText(card: Card, { plan: { model } }: Proposal, lang: Lang): string {
  const { label, name } = card.person;
  const lines = [identityText(card, model, lang), pensionText(card, lang), exhaustedText(card, lang)].filter((line) => line !== '');
  return [`${label[lang]} (${name})`, ...lines.flatMap((line) => line.split('\n')).map((line) => ` ${line}`), textOf(yearsTable(card, lang)), textOf(lifetimesTable(card, lang))].join('\n');
}

function textOf({ title, head, rows, leftColumns }: MembersTable): string {
  return `${title}\n${tableText(head, rows, leftColumns)}`;
}

/** 说明 — what a reader must know to read the figures rightly. */
export function notes(proposals: readonly Proposal[], isCut: boolean, lang: Lang): string[] {
  const last = Math.min(...proposals.map(({ plan }) => plan.lastYear));
  return [
    say('cards-note-monthly', {}, lang), say('cards-note-local', {}, lang), say('cards-note-rate', {}, lang), say('cards-note-own-rate', {}, lang),
    ...(isCut ? [say('cards-note-cut', { last }, lang)] : []),
  ];
}
