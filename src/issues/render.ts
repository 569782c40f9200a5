import type { Issue } from './issue.js';
import { type Lang, type MessageKey, say } from '../messages/index.js';

/** One issue as text: mark, message, then `→ file:line:column  key`, then the remedy lines. */
export function renderIssue(issue: Issue, lang: Lang): string {
  const [text, ...remedies] = say(issue.message, issue.facts, lang).split('\n');
  const mark = issue.severity === 'error' ? '✖' : '⚠';
  const { place, key } = issue;
  const where = place
    ? [place.file, place.line, place.column].filter((part) => part !== undefined).join(':')
    : undefined;
  const location = [where, key].filter((part) => part !== undefined).join('  ');
  return [`${mark} ${text ?? ''}`, ...(location ? [`  → ${location}`] : []), ...remedies.map((line) => `    ${line}`)].join('\n');
}

/** Issues of one kind that are shown: a file that is no scenario at all has one in every line. */
const MOST_ALIKE = 20;

/** All issues in file order, errors and warnings as they stand, each once; of a kind that fills the screen only the first. */
export function renderIssues(issues: readonly Issue[], lang: Lang): string {
  const texts = new Map([...issues].sort(byPlace).map((issue) => [renderIssue(issue, lang), issue.message]));
  const seen = new Map<MessageKey, number>();
  for (const message of texts.values()) seen.set(message, (seen.get(message) ?? 0) + 1);
  const shown = new Map<MessageKey, number>();
  return [...texts].flatMap(([text, message]) => {
    const number = (shown.get(message) ?? 0) + 1;
    shown.set(message, number);
    const rest = seen.get(message)! - MOST_ALIKE;
    if (number > MOST_ALIKE) return [];
    return number === MOST_ALIKE && rest > 0 ? [text, `  … ${say('issues-more', { count: rest }, lang)}`] : [text];
  }).join('\n');
}

function byPlace(a: Issue, b: Issue): number {
  const fileA = a.place?.file ?? '';
  const fileB = b.place?.file ?? '';
  if (fileA !== fileB) return fileA < fileB ? -1 : 1;
  return (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0);
}
