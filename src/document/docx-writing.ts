import { BookmarkEnd, BookmarkStart, BuilderElement, InternalHyperlink, type IRunOptions, type ParagraphChild, TextRun, type XmlComponent } from 'docx';
import type { Facts, Lang, MessageKey } from '../messages/index.js';
import { say } from '../messages/index.js';
import { numberWithUnit } from './number-text.js';
import { type Numbering, isTarget, numberingOf } from './numbering.js';
import { COLOURS, FONTS } from './docx-style.js';
import type { Block, Figure, Text } from './types.js';

/** 写 — what the parts of a Word file share: language, numbers, and the places that links lead to. */
export class DocxWriting {
  readonly lang: Lang;
  readonly numbering: Numbering;
  readonly pictures: ReadonlyMap<Figure, Uint8Array>;
  readonly #places = new Map<string, number>();
  #drawings = 0;
  #lists = 0;

  /** @param pictures PNG of each figure */
  constructor(blocks: readonly Block[], lang: Lang, pictures: ReadonlyMap<Figure, Uint8Array>) {
    this.lang = lang;
    this.pictures = pictures;
    this.numbering = numberingOf({ lang, blocks });
    for (const block of blocks) {
      if (!isTarget(block)) continue;
      this.#places.set(block.id, this.#places.size + 1);
      if (block.kind === 'figure' && block.data) this.#places.set(block.data.id, this.#places.size + 1);
    }
  }

  t(key: MessageKey, facts: Facts = {}): string {
    return say(key, facts, this.lang);
  }

  /** Number of a drawing, and of a list that counts, in this file: the package's own run on from file to file. */
  nextDrawing(): number {
    return ++this.#drawings;
  }

  nextList(): number {
    return ++this.#lists;
  }

  /** Name of the bookmark of a block; undefined for what is no block of this document. */
  place(id: string): string | undefined {
    const number = this.#places.get(id);
    // Word hides bookmarks that begin so, and its contents call theirs _Toc.
    return number === undefined ? undefined : `_Toc${String(900_000_000 + number)}`;
  }

  /** The content of a paragraph that links lead to. */
  marked(id: string, content: readonly ParagraphChild[]): ParagraphChild[] {
    const [name, number] = [this.place(id), this.#places.get(id)];
    return name === undefined || number === undefined ? [...content] : [inParagraph(new BookmarkStart(name, number)), ...content, inParagraph(new BookmarkEnd(number))];
  }

  /** 一段文字 — its pieces as runs. */
  runs(text: Text, look: IRunOptions = {}): ParagraphChild[] {
    return text.map((part) => {
      if (typeof part === 'string') return new TextRun({ ...look, text: part });
      switch (part.kind) {
        case 'number': return new TextRun({ ...look, text: numberWithUnit(part, this.lang) });
        case 'strong': return run({ ...look, text: part.text, bold: true });
        case 'quiet': return new TextRun({ ...look, text: part.text, color: COLOURS.quiet });
        case 'code': return new TextRun({ ...look, text: part.text, font: FONTS.code });
        case 'link': return this.#link(part.text, part.to, look);
      }
    });
  }

  #link(text: string, to: string, look: IRunOptions): ParagraphChild {
    const run = new TextRun({ ...look, text, style: 'Hyperlink' });
    const anchor = this.place(to.replace(/^#/, ''));
    if (anchor !== undefined) return new InternalHyperlink({ anchor, children: [run] });
    // A field, since the package gives links outwards random names.
    return /^[a-z]+:/i.test(to) ? simpleField(`HYPERLINK "${to.replaceAll('"', '%22')}"`, run) : new TextRun({ ...look, text });
  }
}

/** A run of text; the package also takes a mere string, whose own old methods would be taken for looks. */
export function run(look: IRunOptions): TextRun {
  return new TextRun(look);
}

/** The package writes these in paragraphs as well, though its types leave them out. */
export function inParagraph(element: XmlComponent): ParagraphChild {
  return element as unknown as ParagraphChild;
}

/** 域 — what Word works out, with what it shows until then. */
export function simpleField(instruction: string, result: TextRun): ParagraphChild {
  return inParagraph(new BuilderElement({ name: 'w:fldSimple', attributes: { instr: { key: 'w:instr', value: ` ${instruction} ` } }, children: [result] }));
}

/** Begin, instruction and separator, or the end, of a field that spans paragraphs. */
export function fieldMark(...marks: readonly ('begin' | 'separate' | 'end' | { readonly instruction: string })[]): TextRun {
  return new TextRun({
    children: marks.map((mark) => (typeof mark === 'string'
      ? new BuilderElement({ name: 'w:fldChar', attributes: { type: { key: 'w:fldCharType', value: mark } } })
      : new InstructionText(mark.instruction))),
  });
}

class InstructionText extends BuilderElement {
  constructor(instruction: string) {
    super({ name: 'w:instrText', attributes: { space: { key: 'xml:space', value: 'preserve' } } });
    this.root.push(` ${instruction} `);
  }
}
