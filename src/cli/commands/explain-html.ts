import { writeWhole } from '../../files/index.js';
import type { Issue } from '../../issues/index.js';
import type { Lang } from '../../messages/index.js';
import { type Outline, outlinePage } from '../../report/index.js';

/** Writes an explanation as a page that unfolds; returns what kept it from being written. */
export function writeExplanationPage(file: string, isForced: boolean, outline: Outline, head: readonly string[], lang: Lang): Issue | undefined {
  return writeWhole(file, outlinePage(outline, head, lang), isForced);
}
