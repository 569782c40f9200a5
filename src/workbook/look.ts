import type { Alignment, Borders, Fill, Font, Style } from '@protobi/exceljs';
import type { Lang } from '../messages/index.js';

/** 颜色 — of the legend on the cover. */
export const COLOURS = { edit: 'FFFFF9DB', fixed: 'FFF4F6F8', none: 'FFE8EBEF', head: 'FF2F5D62', headText: 'FFFFFFFF', link: 'FF1A5FB4', quiet: 'FF6B7280', line: 'FFD0D5DB', value: 'FF123C9C' } as const;

/** One colour for the tabs of each chapter and its tables, in turn. */
export const TAB_COLOURS = ['FF2F5D62', 'FF8A5A2B', 'FF3B6FB6', 'FF7A4E9C', 'FF3E8E5A', 'FFB0492F'] as const;

const FONT_NAMES: Readonly<Record<Lang, string>> = { zh: '等线', en: 'Calibri' };
const SIZE = 11;

/**
 * 样式 — the styles of a workbook. Each is one object, used by all cells that look so: the writer looks an object up at
 * once, and compares copies of it letter by letter.
 */
export class Looks {
  readonly title: Partial<Style>;
  readonly link: Partial<Style>;
  readonly hint: Partial<Style>;
  readonly hintCentred: Partial<Style>;
  readonly section: Partial<Style>;
  readonly text: Partial<Style>;
  readonly head: Partial<Style>;
  readonly fixed: Partial<Style>;
  readonly fixedId: Partial<Style>;
  readonly fixedIndented: Partial<Style>;
  readonly fixedLink: Partial<Style>;
  readonly none: Partial<Style>;
  readonly editText: Partial<Style>;
  readonly editChoice: Partial<Style>;
  readonly emptyChoice: Partial<Style>;
  readonly yearHead: Partial<Style>;
  readonly yearKey: Partial<Style>;
  readonly key: Partial<Style>;
  readonly editYear: Partial<Style>;
  readonly emptyYear: Partial<Style>;
  readonly #lang: Lang;
  readonly #numbers = new Map<string, Partial<Style>>();

  constructor(lang: Lang) {
    this.#lang = lang;
    const year = lang === 'zh' ? '0"年"' : '0';
    this.title = { font: this.#font({ bold: true, size: 15 }), alignment: { vertical: 'middle' } };
    this.link = { font: this.#font({ underline: true, color: { argb: COLOURS.link } }), alignment: { vertical: 'middle' } };
    this.hint = { font: this.#font({ color: { argb: COLOURS.quiet } }), alignment: { vertical: 'middle' } };
    this.hintCentred = { ...this.hint, alignment: CENTRED };
    this.section = { font: this.#font({ bold: true, size: 12, color: { argb: COLOURS.head } }), alignment: { vertical: 'middle' } };
    this.text = { font: this.#font({}), alignment: WRAPPED };
    this.head = { font: this.#font({ bold: true, color: { argb: COLOURS.headText } }), fill: fill(COLOURS.head), border: LINES, alignment: { vertical: 'middle', horizontal: 'center', wrapText: true } };
    this.yearHead = { ...this.head, numFmt: year };
    const fixed = { font: this.#font({}), fill: fill(COLOURS.fixed), border: LINES };
    this.fixed = { ...fixed, alignment: WRAPPED };
    this.fixedId = { ...fixed, font: this.#font({ color: { argb: COLOURS.quiet }, size: 10 }), alignment: { vertical: 'middle' } };
    this.fixedIndented = { ...fixed, alignment: { ...WRAPPED, horizontal: 'left', indent: 2 } };
    this.fixedLink = { ...fixed, font: this.#font({ underline: true, color: { argb: COLOURS.link } }), alignment: WRAPPED };
    this.yearKey = { ...fixed, numFmt: year, alignment: CENTRED };
    this.key = { ...fixed, alignment: CENTRED };
    this.none = { ...fixed, fill: fill(COLOURS.none) };
    const edit = { font: this.#font({ color: { argb: COLOURS.value } }), fill: fill(COLOURS.edit), border: LINES };
    this.editText = { ...edit, alignment: WRAPPED };
    this.editChoice = { ...edit, alignment: CENTRED };
    this.editYear = { ...edit, numFmt: year, alignment: CENTRED };
    this.emptyYear = { font: edit.font, border: LINES, numFmt: year, alignment: CENTRED };
    this.emptyChoice = { font: edit.font, border: LINES, alignment: CENTRED };
  }

  /** A number that may be edited, or a cell where one may be put. */
  number(format: string, isEmpty = false): Partial<Style> {
    const key = `${format} ${String(isEmpty)}`;
    const known = this.#numbers.get(key);
    if (known) return known;
    const style: Partial<Style> = {
      font: this.#font({ color: { argb: COLOURS.value } }), border: LINES, numFmt: format, alignment: { vertical: 'middle', horizontal: 'right' },
      ...(!isEmpty && { fill: fill(COLOURS.edit) }),
    };
    this.#numbers.set(key, style);
    return style;
  }

  #font(own: Partial<Font>): Partial<Font> {
    return { name: FONT_NAMES[this.#lang], size: SIZE, ...own };
  }
}

const LINE = { style: 'thin', color: { argb: COLOURS.line } } as const;
const LINES: Partial<Borders> = { top: LINE, left: LINE, bottom: LINE, right: LINE };
const CENTRED: Partial<Alignment> = { vertical: 'middle', horizontal: 'center' };
const WRAPPED: Partial<Alignment> = { vertical: 'middle', wrapText: true };

function fill(argb: string): Fill {
  return { type: 'pattern', pattern: 'solid', fgColor: { argb } };
}
