import type { IXmlableObject, PageNumberEstimator } from 'docx';
import { estimatePageNumbersWith } from 'docx/layout';

const estimate = estimatePageNumbersWith({ guess: true });

/**
 * 估页码 — pages of the contents, laid out as Word does it, so that they stand there before Word updates any field. Of each
 * row of a table only the cell that makes it high is laid out: the others cost two thirds of the time and change no page.
 */
export const estimatedPages: PageNumberEstimator = (body, context) => estimate({ 'w:body': childrenOf(body, 'w:body').map(withTallCells) }, context);

/** An element as the package writes it out: its name with its children, the first of which may be its attributes. */
function childrenOf(element: IXmlableObject, name: string): IXmlableObject[] {
  const content: unknown = element[name];
  return Array.isArray(content) ? content.filter((child): child is IXmlableObject => typeof child === 'object' && child !== null) : [];
}

function withTallCells(block: IXmlableObject): IXmlableObject {
  if (!('w:tbl' in block)) return block;
  return { 'w:tbl': childrenOf(block, 'w:tbl').map((part) => ('w:tr' in part ? { 'w:tr': tallRow(childrenOf(part, 'w:tr')) } : part)) };
}

function tallRow(parts: readonly IXmlableObject[]): IXmlableObject[] {
  const heights = parts.map((part) => ('w:tc' in part ? heightOf(part) : -1));
  const tallest = heights.indexOf(Math.max(...heights));
  return parts.map((part, index) => ('w:tc' in part && index !== tallest ? { 'w:tc': childrenOf(part, 'w:tc').map(withoutText) } : part));
}

function withoutText(part: IXmlableObject): IXmlableObject {
  return 'w:p' in part ? { 'w:p': childrenOf(part, 'w:p').filter((child) => 'w:pPr' in child) } : part;
}

/** Of the text of a cell, in units of its own: letters by the width that they have. */
function heightOf(cell: IXmlableObject): number {
  const text = JSON.stringify(cell);
  const letters = [...text.matchAll(/"w:t":\[[^\]]*?"([^"]*)"\]/g)].map(([, words]) => words!).join('');
  const width = Number(/"w:w":"?(\d+)/.exec(text)?.[1] ?? 1);
  return [...letters].reduce((sum, letter) => sum + (letter.codePointAt(0)! > WIDE_FROM ? 2 : 1), 0) / width;
}

/** Chinese letters and full-width marks. */
const WIDE_FROM = 0x2e80;
