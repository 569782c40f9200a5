import { type Lang, say } from '../messages/index.js';
import type { Detail, Outline } from './explain-outline.js';
import { textWidth } from './table.js';
import { wrapped } from './wrapped.js';

const WIDTH = 100;
/** However far in a line starts. */
const LEAST_WIDTH = 40;
const INDENT = '  ';

/** 解释的文字 — an outline as indented lines for a terminal. */
export function outlineText(outline: Outline, lang: Lang): string {
  return itemLines(outline, '', lang).join('\n');
}

function itemLines({ name, value, end, details, items }: Outline, indent: string, lang: Lang): string[] {
  const mark = indent === '' ? '' : '- ';
  const inner = indent + ' '.repeat(mark.length) + (indent === '' ? INDENT : '');
  return [
    ...hanging(indent + mark, say('explain-line', { name, value: end === undefined ? value : say('explain-value-end', { value, end }, lang) }, lang), inner),
    ...details.flatMap((detail) => detailLines(detail, inner)),
    ...items.flatMap((item) => itemLines(item, inner, lang)),
  ];
}

function detailLines({ label, text }: Detail, indent: string): string[] {
  const start = label === '' ? indent : `${indent}${label}  `;
  // A clause has paragraphs.
  return text.split('\n').flatMap((paragraph, index) => hanging(index === 0 ? start : ' '.repeat(textWidth(start)), paragraph, ' '.repeat(textWidth(start))));
}

/** The first line after `start`, the others after as many blanks as `rest` is wide. */
function hanging(start: string, text: string, rest: string): string[] {
  const [first, ...others] = wrapped(text, Math.max(LEAST_WIDTH, WIDTH - textWidth(rest)), textWidth(start) - textWidth(rest));
  return [start + first!, ...others.map((line) => rest + line)];
}
