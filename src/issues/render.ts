import type { Issue } from './issue.js';
import { type Lang, say } from '../messages/index.js';

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

/** All issues in file order, errors and warnings as they stand, each once. */
export function renderIssues(issues: readonly Issue[], lang: Lang): string {
  const texts = [...issues].sort(byPlace).map((issue) => renderIssue(issue, lang));
  return [...new Set(texts)].join('\n');
}

function byPlace(a: Issue, b: Issue): number {
  const fileA = a.place?.file ?? '';
  const fileB = b.place?.file ?? '';
  if (fileA !== fileB) return fileA < fileB ? -1 : 1;
  return (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0);
}
