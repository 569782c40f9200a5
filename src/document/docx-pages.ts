import type { IXmlableObject, PageNumberEstimator } from 'docx';
import { estimatePageNumbersWith } from 'docx/layout';
import stringWidth from 'string-width';
import { CELL_MARGIN } from './docx-widths.js';
import { PAGE, SIZE, STYLE } from './docx-style.js';

const estimate = estimatePageNumbersWith({ guess: true });

/** Styles of long runs of paragraphs, with their size and the room of their lines: rules as they are set. */
const LONG: Readonly<Record<string, { readonly size: number; readonly room: number } | undefined>> = {
  [STYLE.formula]: { size: SIZE.formula, room: PAGE.text - SIZE.formulaIndent },
  [STYLE.formulaNote]: { size: SIZE.note, room: PAGE.text - SIZE.formulaIndent },
};

/**
 * 估页码 — pages of the contents, laid out as Word does it, so that they stand there before Word updates any field. The
 * package places letter by letter, a quarter of a minute for a report with all its rules; so the lines of cells and of
 * rules are counted here, and it is given one letter for each.
 */
export const estimatedPages: PageNumberEstimator = (body, context) => estimate({ 'w:body': partsOf(body, 'w:body').map(inLines) }, context);

/** An element as the package writes it out: its name with its parts, the first of which may be its attributes. */
function partsOf(element: IXmlableObject, name: string): IXmlableObject[] {
  const content: unknown = element[name];
  return Array.isArray(content) ? content.filter((part): part is IXmlableObject => typeof part === 'object' && part !== null) : [];
}

function inLines(block: IXmlableObject): IXmlableObject {
  if ('w:tbl' in block) return { 'w:tbl': partsOf(block, 'w:tbl').map((part) => ('w:tr' in part ? { 'w:tr': partsOf(part, 'w:tr').map(cellInLines) } : part)) };
  const long = 'w:p' in block ? LONG[firstOf(block, 'w:pStyle', 'w:val') ?? ''] : undefined;
  return long ? paragraphInLines(block, long.size, long.room) : block;
}

function cellInLines(cell: IXmlableObject): IXmlableObject {
  if (!('w:tc' in cell)) return cell;
  const room = Number(firstOf(cell, 'w:tcW', 'w:w') ?? PAGE.text) - 2 * CELL_MARGIN;
  return { 'w:tc': partsOf(cell, 'w:tc').map((part) => {
    const isText = 'w:p' in part && firstOf(part, 'w:pStyle', 'w:val') === STYLE.cell;
    return isText ? paragraphInLines(part, Number(firstOf(part, 'w:sz', 'w:val') ?? SIZE.table), room) : part;
  }) };
}

/** One letter for each line, Chinese if there is any: those are the highest. In the looks of the first run. */
function paragraphInLines(paragraph: IXmlableObject, size: number, room: number): IXmlableObject {
  const parts = partsOf(paragraph, 'w:p');
  const runs = parts.filter((part) => 'w:r' in part);
  const text = textOf(parts);
  if (runs.length === 0 || text === '') return paragraph;
  const lines = text.split('\n').reduce((sum, line) => sum + lineCount(line, size, room), 0);
  const letter = { 'w:t': [/\p{Script=Han}/u.exec(text)?.[0] ?? text[0]!] };
  const looks = partsOf(runs[0]!, 'w:r').filter((part) => 'w:rPr' in part);
  const letters = Array.from({ length: lines }, (_, index) => (index === 0 ? [letter] : [{ 'w:br': {} }, letter])).flat();
  return { 'w:p': [...parts.filter((part) => 'w:pPr' in part), { 'w:r': [...looks, ...letters] }] };
}

/** Lines of a text whose Chinese letters may be parted anywhere and its words nowhere. @param size in half points @param room in twentieths of a point */
export function lineCount(text: string, size: number, room: number): number {
  const letters = Math.max(1, Math.floor(room / (size * 5)));
  let [lines, used] = [1, 0];
  // A mark that ends a clause stays with the letter before it.
  for (const [piece] of text.matchAll(/\p{Script=Han}[，。；：、）”》]*|[^\s\p{Script=Han}]+|\s+/gu)) {
    const width = stringWidth(piece);
    if (used + width <= letters) used += width;
    else if (/^\s/.test(piece)) used = letters;
    else {
      // A word longer than a line goes on in the next.
      lines += (used > 0 ? 1 : 0) + Math.ceil(width / letters) - 1;
      used = width % letters || letters;
    }
  }
  return lines;
}

/** All text below, breaks as such. */
function textOf(parts: readonly IXmlableObject[]): string {
  return parts.flatMap((part) => Object.entries(part).map(([name, content]: [string, unknown]) => {
    if (name === 'w:t') return (Array.isArray(content) ? content : [content]).filter((piece) => typeof piece === 'string').join('');
    if (name === 'w:br') return '\n';
    return name === 'w:pPr' || name === 'w:rPr' ? '' : textOf(partsOf(part, name));
  })).join('');
}

/** An attribute of the first element of a name, below this one. */
function firstOf(element: IXmlableObject, name: string, attribute: string): string | undefined {
  const found = new RegExp(`"${name}":\\{"_attr":\\{[^}]*"${attribute}":"?([^",}]*)`).exec(JSON.stringify(element));
  return found?.[1];
}
