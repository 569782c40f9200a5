import { type Lang, say } from '../messages/index.js';
import { type Html, html } from '../report/index.js';
import { cellLines } from './number-text.js';
import { cellHtml, type HtmlWriting, LONGEST_PIECE, textHtml } from './html-text.js';
import { oneUnit } from './one-unit.js';
import type { Row, Table } from './types.js';

/** Half-width characters that a line of an upright page holds, and of one across, at the size of tables. */
const [UPRIGHT, ACROSS] = [104, 152];
/** Smaller letters before a page across, down to this share. */
const SMALLEST_UPRIGHT = 0.86;
/** A table of so few rows stays on one page. */
const KEPT_ROWS = 16;
/** Characters between columns. */
const GAP = 2;
/** Of the narrowest column. */
const LEAST = 7;
/** Units under heads are smaller. */
const UNIT_SIZE = 0.88;

/** 表 — caption above, three lines, note below; one too wide for an upright page is printed on one across. */
export function tableHtml(table: Table, label: string, writing: HtmlWriting): Html {
  const { id, caption, columns, rows, note } = table;
  const unit = oneUnit(table);
  const width = printedWidth(table, writing.lang);
  const isAcross = width * SMALLEST_UPRIGHT > UPRIGHT;
  const room = isAcross ? ACROSS : UPRIGHT;
  const size = width > room ? html` style="--shrunk: ${(room / width).toFixed(2)}"` : undefined;
  return html`<div class="table${isAcross ? ' across' : ''}${rows.length <= KEPT_ROWS ? ' short' : ''}" id="${id}"${size}>
<div class="caption"><span class="name"><span class="label">${label}</span>${caption}</span>${unit === undefined ? undefined : html`<span class="unit">${say('document-unit', { unit }, writing.lang)}</span>`}</div>
<div class="wide" tabindex="0"><table>
<thead><tr>${columns.map((column) => html`<th scope="col" class="${column.align === 'right' ? 'number' : 'word'}"${column.width === undefined ? undefined : html` style="width: ${(column.width * 100).toFixed(1)}%"`}>${column.label}${column.unit === undefined || column.unit === '' || column.unit === unit ? undefined : html`<span class="unit">${column.unit}</span>`}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => rowHtml(row, table, writing))}</tbody>
</table></div>
${note && html`<p class="note">${say('document-note', {}, writing.lang)}${textHtml(note, writing)}</p>`}</div>
`;
}

function rowHtml({ style, cells }: Row, { columns }: Table, writing: HtmlWriting): Html {
  const [first] = cells;
  if (style === 'group' && first?.kind === 'text') return html`<tr class="group"><th scope="colgroup" colspan="${columns.length}">${textHtml(first.text, writing)}</th></tr>
`;
  return html`<tr${style === 'total' ? html` class="total"` : undefined}>${columns.map((column, i) => cellHtml(cells[i], column, writing))}</tr>
`;
}

/** Half-width characters of a line that no word or number is torn in, if texts may wrap at nine Chinese characters. */
export function printedWidth(table: Table, lang: Lang): number {
  const said = oneUnit(table);
  const widths = table.columns.map((column, i) => {
    const texts = table.rows.flatMap((row) => (row.style === 'group' ? [] : cellLines(row.cells[i], column, lang)));
    const head = Math.max(longestPiece(column.label), column.unit === said ? 0 : halves(column.unit ?? '') * UNIT_SIZE);
    const body = Math.max(0, ...texts.map((text) => (column.align === 'right' ? halves(text) : Math.max(Math.min(18, halves(text)), longestPiece(text)))));
    return Math.max(LEAST, head, body);
  });
  return widths.reduce((sum, width) => sum + width + GAP, 0);
}

/** What has no place to break, up to where it is broken anywhere. */
function longestPiece(text: string): number {
  return Math.min(LONGEST_PIECE, Math.max(0, ...text.split(/[\s\u2e80-\uffff]+/).map((piece) => piece.length)));
}

function halves(text: string): number {
  return [...text].reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0);
}
