import type { Clause, ClauseDocument, Grade, Reference } from '../book/index.js';
import { type Lang, type MessageKey, say } from '../messages/index.js';
import { wrapped } from './wrapped.js';

const GRADES: Readonly<Record<Grade, MessageKey>> = {
  A: 'rules-grade-a', "A'": 'rules-grade-a-prime', B: 'rules-grade-b', C: 'rules-grade-c', D: 'rules-grade-d',
};

/** 条款 — each document and clause that a source names, with its words: the document's own, or ours, and it says which. */
export function clauseLines(references: readonly Reference[], lang: Lang, room: number): string[] {
  return references.flatMap((reference, i) => [...(i > 0 ? [''] : []), ...oneReference(reference, lang, room)]);
}

function oneReference({ text, document, clause, unknownClause }: Reference, lang: Lang, room: number): string[] {
  if (!document) return [...wrapped(text, room), ...wrapped(say('rules-source-unknown', {}, lang), room - 2).map(deeper)];
  return [
    ...wrapped(text, room),
    ...wrapped(documentText(document, clause?.grade ?? document.grade, lang), room - 2).map(deeper),
    ...(unknownClause === undefined ? [] : wrapped(say('rules-clause-unknown', { clause: unknownClause }, lang), room - 2).map(deeper)),
    ...wordsOf(document, clause, lang).flatMap((each) => wrapped(each, room - 2)).map(deeper),
    ...(document.note ? wrapped(document.note[lang], room - 2).map(deeper) : []),
  ];
}

/** 《…》，国务院，2014-02-21，可信度 A'（…） */
export function documentText({ title, issuer, date, url }: ClauseDocument, grade: Grade, lang: Lang): string {
  const parts = [say('rules-document', { title: title[lang] }, lang), issuer?.[lang], date, say(GRADES[grade], {}, lang), url];
  return parts.filter((part) => part !== undefined).join(lang === 'zh' ? '，' : ', ');
}

/** The clause's own words in Chinese whatever the language, and an abstract where there are none or where the reader reads English. */
function wordsOf({ summary }: ClauseDocument, clause: Clause | undefined, lang: Lang): string[] {
  if (!clause) return summary ? [say('rules-abstract', { text: summary[lang] }, lang)] : [];
  const abstract = lang === 'en' ? clause.summary.en : clause.summary.zh;
  return [
    ...(clause.title ? [`${clause.name} ${clause.title[lang]}`] : []),
    ...(clause.text === undefined ? [] : [say('rules-own-words', { text: clause.text }, lang)]),
    ...(abstract === undefined ? [] : [say('rules-abstract', { text: abstract }, lang)]),
  ];
}

function deeper(line: string): string {
  return line === '' ? '' : `  ${line}`;
}
