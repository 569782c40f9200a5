import { AlignmentType, BorderStyle, type IFontAttributesProperties, type INumberingOptions, type IParagraphStyleOptions, type ISpacingProperties, type IStylesOptions, LevelFormat, LevelSuffix, LineRuleType } from 'docx';
import type { Lang } from '../messages/index.js';

/** 颜色 — dark enough for print. */
export const COLOURS = { head: '1F4E52', quiet: '5F6B76', link: '1A4F8B', line: '9AA5AE', finding: 'E8F1F2', warning: 'FDF0E1', note: 'F2F4F6', findingBar: '2F5D62', warningBar: 'C2571A', noteBar: '9AA5AE' } as const;

/** A4 in twentieths of a point, with what is left for text between the margins. */
export const PAGE = { width: 11906, height: 16838, margin: 1531, wideMargin: 1134, top: 1418, text: 11906 - 2 * 1531, wideText: 16838 - 2 * 1134 } as const;

/** 五号 for text, 小五 for tables, less for those with many columns; half points. */
export const SIZE = { text: 24, table: 18, close: 16, small: 15, note: 18, caption: 21, formula: 21, formulaIndent: 420 } as const;

/** Names of our styles; those of Word itself have the names that Word gives them. */
export const STYLE = { body: 'BodyText', cell: 'TableText', note: 'TableNote', unit: 'TableUnit', figure: 'FigureText', formula: 'FormulaText', formulaNote: 'FormulaNote', callout: 'CalloutText', spacer: 'Spacer', finding: 'FindingText', fact: 'FactText', contents: 'ContentsTitle' } as const;

/** The fonts of Chinese offices, with Latin letters and digits beside them. */
export const FONTS = {
  song: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: '宋体' },
  hei: { ascii: 'Arial', hAnsi: 'Arial', cs: 'Arial', eastAsia: '黑体' },
  code: { ascii: 'Consolas', hAnsi: 'Consolas', cs: 'Consolas', eastAsia: '宋体' },
} as const satisfies Record<string, IFontAttributesProperties>;

/** Lines so many 240ths as high as their letters; the rule is said, since not every program takes it for granted. */
function spaced(line: number, around: { readonly before?: number; readonly after?: number } = {}): ISpacingProperties {
  return { ...around, line, lineRule: LineRuleType.AUTO };
}

export function stylesOf(lang: Lang): IStylesOptions {
  const heading = (level: number, size: number, before: number, after: number) => ({
    next: STYLE.body,
    run: { font: FONTS.hei, size, bold: true, color: level === 1 ? COLOURS.head : '000000' },
    paragraph: { spacing: spaced(300, { before, after }), keepNext: true, keepLines: true, outlineLevel: level - 1, numbering: { reference: 'headings', level: level - 1 } },
  });
  return {
    default: {
      document: { run: { font: FONTS.song, size: SIZE.text, language: { value: 'en-US', eastAsia: 'zh-CN' } }, paragraph: { spacing: spaced(300) } },
      title: { run: { font: FONTS.hei, size: 44, bold: true, color: COLOURS.head }, paragraph: { alignment: AlignmentType.CENTER, spacing: spaced(360, { before: 2600, after: 240 }) } },
      heading1: heading(1, 32, 360, 200), heading2: heading(2, 28, 280, 140), heading3: heading(3, 24, 220, 100),
      caption: { run: { font: FONTS.hei, size: SIZE.caption, bold: false, italics: false, color: '000000' }, paragraph: { alignment: AlignmentType.CENTER, spacing: spaced(280, { before: 160, after: 80 }), keepLines: true } },
      hyperlink: { run: { color: COLOURS.link, underline: { type: 'none' } } },
    },
    paragraphStyles: ownStyles(lang),
  };
}

function ownStyles(lang: Lang): IParagraphStyleOptions[] {
  // Two characters, whatever their size: what Chinese paragraphs begin with. English ones begin at the margin.
  const indent = lang === 'zh' ? { firstLine: 2 * SIZE.text * 10, firstLineChars: 200 } : {};
  const style = (id: string, name: string, options: Omit<IParagraphStyleOptions, 'id' | 'name'>): IParagraphStyleOptions => ({ id, name, basedOn: 'Normal', quickFormat: true, ...options });
  const centred = { alignment: AlignmentType.CENTER };
  return [
    style(STYLE.body, 'Body Text', { paragraph: { alignment: AlignmentType.JUSTIFIED, indent, spacing: lang === 'zh' ? spaced(345) : spaced(300, { after: 120 }) } }),
    style(STYLE.cell, 'Table Text', { run: { size: SIZE.table }, paragraph: { spacing: spaced(250, { before: 20, after: 20 }) } }),
    style(STYLE.note, 'Table Note', { run: { size: SIZE.note, color: COLOURS.quiet }, paragraph: { spacing: spaced(260, { before: 60, after: 200 }) } }),
    style(STYLE.unit, 'Table Unit', { run: { size: SIZE.note, color: COLOURS.quiet }, paragraph: { alignment: AlignmentType.RIGHT, spacing: spaced(240) } }),
    style(STYLE.figure, 'Figure', { paragraph: { ...centred, keepNext: true, spacing: spaced(240, { before: 160 }) } }),
    style(STYLE.formula, 'Formula', { run: { size: SIZE.formula }, paragraph: { indent: { left: SIZE.formulaIndent }, keepLines: true, spacing: spaced(300, { before: 40, after: 40 }), shading: { fill: COLOURS.note } } }),
    style(STYLE.formulaNote, 'Formula Note', { run: { size: SIZE.note, color: COLOURS.quiet }, paragraph: { indent: { left: SIZE.formulaIndent }, spacing: spaced(270) } }),
    style(STYLE.callout, 'Callout', { run: { size: 22 }, paragraph: { spacing: spaced(300, { before: 40, after: 40 }) } }),
    style(STYLE.spacer, 'Spacer', { run: { size: 12 }, paragraph: { spacing: { line: 160, lineRule: LineRuleType.EXACTLY } } }),
    style(STYLE.finding, 'Finding', { run: { font: FONTS.hei, size: 26 }, paragraph: { spacing: spaced(360, { before: 80, after: 80 }) } }),
    style(STYLE.fact, 'Fact', { run: { size: 21 }, paragraph: { spacing: spaced(290, { before: 40, after: 40 }) } }),
    style(STYLE.contents, 'Contents Title', { run: { font: FONTS.hei, size: 32, bold: true, color: COLOURS.head }, paragraph: { ...centred, spacing: { before: 120, after: 240 } } }),
    style('Subtitle', 'Subtitle', { run: { font: FONTS.hei, size: 28, color: COLOURS.quiet }, paragraph: { ...centred, spacing: { after: 900 } } }),
    style('Header', 'header', { run: { size: 18, color: COLOURS.quiet }, paragraph: { ...centred, spacing: spaced(240), border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: COLOURS.line, space: 4 } } } }),
    style('Footer', 'footer', { run: { size: 18, color: COLOURS.quiet }, paragraph: { ...centred, spacing: spaced(240) } }),
    ...[1, 2, 3].map((level) => style(`TOC${String(level)}`, `toc ${String(level)}`, {
      run: level === 1 ? { font: FONTS.hei, size: 22 } : { size: 21 },
      paragraph: { indent: { left: (level - 1) * 420 }, spacing: spaced(320, { before: level === 1 ? 80 : 0 }) },
    })),
  ];
}

/** 自动编号 — chapters number themselves, also those that a reader adds; bullets, and lists that count. */
export function numberingStyles(lang: Lang): INumberingOptions {
  const flush = { indent: { left: 0, hanging: 0 } };
  const headings = lang === 'zh'
    ? [{ format: LevelFormat.CHINESE_COUNTING_THOUSAND, text: '%1、' }, { format: LevelFormat.CHINESE_COUNTING_THOUSAND, text: '（%2）' }, { format: LevelFormat.DECIMAL, text: '%3.' }]
    : ['%1', '%1.%2', '%1.%2.%3'].map((text) => ({ format: LevelFormat.DECIMAL, text }));
  const item = { indent: { left: 840, hanging: 420 }, leftTabStop: 840 };
  return {
    config: [
      { reference: 'headings', levels: headings.map((level, index) => ({ ...level, level: index, alignment: AlignmentType.LEFT, suffix: lang === 'zh' && index < 2 ? LevelSuffix.NOTHING : LevelSuffix.SPACE, style: { paragraph: flush, style: `Heading${String(index + 1)}` } })) },
      { reference: 'bullets', levels: [{ level: 0, format: LevelFormat.BULLET, text: '•', alignment: AlignmentType.LEFT, style: { paragraph: item } }] },
      { reference: 'counted', levels: [{ level: 0, format: LevelFormat.DECIMAL, text: lang === 'zh' ? '%1．' : '%1.', alignment: AlignmentType.LEFT, style: { paragraph: item } }] },
    ],
  };
}

