import type { DocumentationChange, Documented } from '../analysis/index.js';
import type { MessageKey } from '../messages/index.js';
import type { DiffWords } from './diff-words.js';

const PARTS: Readonly<Record<DocumentationChange['part'], MessageKey>> = {
  title: 'diff-doc-title', label: 'diff-doc-label', source: 'diff-doc-source', confidence: 'diff-doc-confidence', note: 'diff-doc-note', gap: 'diff-doc-gap',
  kind: 'diff-doc-kind', range: 'diff-doc-range', uncertainty: 'diff-doc-uncertainty', summary: 'diff-doc-summary',
};

/** 文字的差别 — one line for each text; a text that only one side has stands without an arrow. */
export function documentationLines(changes: readonly DocumentationChange[], words: DiffWords, indent: number): string[] {
  return joinedGrades(changes, words).flatMap(({ part, before, after }) => {
    const what = words.say(PARTS[part]);
    const [old, now] = [before?.[words.lang], after?.[words.lang]];
    if (old === now) return words.lines(words.say('diff-doc-other-language', { what }), indent);
    return words.lines(words.say('diff-text-change', { what, before: old ?? words.say('diff-none'), after: now ?? words.say('diff-none') }), indent);
  });
}

/** 只是文字不同之处 — of one input, one rule, or the whole. */
export function documentedLines({ changes }: Documented, words: DiffWords): string[] {
  return documentationLines(changes, words, 4);
}

/** Where a number comes from and how well it is known belong together. */
function joinedGrades(changes: readonly DocumentationChange[], words: DiffWords): DocumentationChange[] {
  const find = (part: DocumentationChange['part']): DocumentationChange | undefined => changes.find((change) => change.part === part);
  const [source, confidence] = [find('source'), find('confidence')];
  if (!source || !confidence?.before || !confidence.after || !source.before || !source.after) return [...changes];
  const graded = (text: string, grade: string): { zh: string; en: string } => {
    const joined = words.say('diff-source-graded', { source: text, confidence: grade });
    return { zh: joined, en: joined };
  };
  const joined: DocumentationChange = { part: 'source', before: graded(source.before.zh, confidence.before.zh), after: graded(source.after.zh, confidence.after.zh) };
  return [joined, ...changes.filter((change) => change !== source && change !== confidence)];
}
