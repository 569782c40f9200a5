import { type FileChild, Paragraph } from 'docx';
import { blockParts, headingOf } from './docx-blocks.js';
import { STYLE } from './docx-style.js';
import { dataBlocks } from './docx-table.js';
import { layoutOf } from './docx-widths.js';
import type { DocxWriting } from './docx-writing.js';
import { captionLabel } from './numbering.js';
import type { Block } from './types.js';

/** 部分 — pages in a row that stand the same way, upright or across. */
export interface Part {
  readonly isWide: boolean;
  readonly children: FileChild[];
}

/** Between a heading and a wide table so many blocks turn with it, rather than fill a page of their own. */
const MOST_BETWEEN = 3;

export function partsOf(blocks: readonly Block[], writing: DocxWriting): Part[] {
  const flow = new Flow();
  const isWide = wideBlocks(blocks, writing);
  blocks.forEach((block, index) => {
    if (block.kind === 'page-break') flow.breakPage();
    else if (block.kind === 'heading') flow.add(isWide[index]!, (isBroken) => [headingOf(block, writing, isBroken)]);
    else flow.add(isWide[index]!, (isBroken) => [...(isBroken ? [pageStart()] : []), ...blockParts(block, writing)]);
  });
  for (const block of blocks) {
    if (block.kind !== 'figure' || !block.data) continue;
    const { data } = block;
    const title = writing.t('document-data', { figure: captionLabel(block, writing.numbering, writing.lang) });
    flow.add(layoutOf(data, writing.lang).isWide, () => dataBlocks({ ...data, caption: block.caption }, title, writing));
  }
  return flow.parts;
}

/** 排版流 — parts as they come; a page break before a part that begins a page anyway is none. */
class Flow {
  readonly parts: Part[] = [];
  #isBroken = false;

  breakPage(): void {
    this.#isBroken = true;
  }

  add(isWide: boolean, make: (isBroken: boolean) => FileChild[]): void {
    const last = this.parts.at(-1);
    const isNew = last?.isWide !== isWide;
    const children = make(this.#isBroken && !isNew);
    this.#isBroken = false;
    if (isNew) this.parts.push({ isWide, children });
    else last.children.push(...children);
  }
}

function pageStart(): Paragraph {
  return new Paragraph({ style: STYLE.spacer, pageBreakBefore: true });
}

/** Of each block whether it stands on pages across: wide tables, and the heading and few words that lead to one. */
function wideBlocks(blocks: readonly Block[], { lang }: DocxWriting): boolean[] {
  const isWide = blocks.map((block) => block.kind === 'table' && layoutOf(block, lang).isWide);
  blocks.forEach((block, index) => {
    if (block.kind !== 'table' || !isWide[index]) return;
    const first = leadOf(blocks, index);
    isWide.fill(true, first, index);
  });
  return isWide;
}

/** Where the heading of a wide table begins, with the headings above it; the table itself when much stands between. */
function leadOf(blocks: readonly Block[], table: number): number {
  let at = table;
  while (at > 0 && table - at < MOST_BETWEEN && ['paragraph', 'callout', 'list'].includes(blocks[at - 1]!.kind)) at--;
  if (blocks[at - 1]?.kind !== 'heading') return table;
  while (blocks[at - 1]?.kind === 'heading') at--;
  return at;
}
