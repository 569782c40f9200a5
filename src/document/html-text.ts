import { type Html, html, type HtmlValue } from '../report/index.js';
import type { Lang } from '../messages/index.js';
import { bareNumber, numberWithUnit, plainText, underParts } from './number-text.js';
import type { Cell, Column, NumberPart, Text, Trace } from './types.js';

/** 网页的写法 — language, and which ids links may lead to. */
export interface HtmlWriting {
  readonly lang: Lang;
  readonly targets: ReadonlySet<string>;
}

/** 一段文字 — its pieces; every number carries its value and its place in the results. */
export function textHtml(text: Text, { lang, targets }: HtmlWriting): Html[] {
  return text.map((part) => {
    if (typeof part === 'string') return html`${part}`;
    switch (part.kind) {
      case 'number': return html`<span class="value"${numberData(part)}>${numberWithUnit(part, lang)}</span>`;
      case 'strong': return html`<strong>${part.text}</strong>`;
      case 'quiet': return html`<span class="quiet">${part.text}</span>`;
      case 'code': return html`<code>${part.text}</code>`;
      case 'link': return linkHtml(part.text, part.to, targets);
    }
  });
}

/** Throws where a link leads nowhere, which is our fault. */
function linkHtml(text: string, to: string, targets: ReadonlySet<string>): Html {
  if (/^https?:/.test(to)) return html`<a href="${to}" rel="noreferrer">${text}</a>`;
  if (!targets.has(to)) throw new Error(`the document has no block ${to}`);
  return html`<a href="#${to}">${text}</a>`;
}

/** Letters of a word that is broken anywhere: names of files and inputs, hashes. */
export const LONGEST_PIECE = 20;

/** Letters of a text that stays on its line: a year, a period such as 2021—2030. */
const KEPT = 10;

function breaking(text: string): string {
  if (text.length <= KEPT && /^[^\s\u2e80-\uffff]*$/.test(text)) return ' kept';
  return text.split(/[\s\u2e80-\uffff]+/).some((piece) => piece.length > LONGEST_PIECE) ? ' breakable' : '';
}

/** 格 — a number without the unit that stands in its head, or text. */
export function cellHtml(cell: Cell, { unit, align }: Column, writing: HtmlWriting): Html {
  const side = align === 'right' ? 'number' : 'word';
  if (cell === undefined) return html`<td class="${side}"></td>`;
  if (cell.kind === 'text') return html`<td class="${side}${breaking(plainText(cell.text, writing.lang))}">${textHtml(cell.text, writing)}</td>`;
  const text = cell.shown.unit === (unit ?? '') ? bareNumber(cell) : numberWithUnit(cell, writing.lang);
  return html`<td class="${side}"${numberData(cell)}>${text}${cell.under && html`<span class="under">${underParts(cell.under).map(({ part, text: own }, i) => html`${i === 0 ? undefined : ' '}<span${numberData(part)}>${own}</span>`)}</span>`}</td>`;
}

/** `data-value` in the unit of the rule, unrounded; `data-trace` as file/run/output/at/statistic. */
function numberData({ value, trace }: NumberPart): HtmlValue {
  return html` data-value="${String(value)}"${trace && html` data-trace="${traceText(trace)}"`}`;
}

/** 出处 — where a number stands in the results, in one word; the run is empty for the file of a comparison. */
export function traceText({ file, run, output, at, statistic }: Trace): string {
  return [file, run === undefined ? '' : String(run), output, String(at), statistic].join('/');
}
