import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type Document, documentDocx, type Table } from '../../src/document/index.js';
import { lineCount } from '../../src/document/docx-pages.js';
import { xmlFault, zipEntries, zipFiles } from '../workbook/zip.js';
import { sampleDocument } from './sample.js';
import { dataOf, sentenceNumbers, tablesOf, written } from './walk.js';
import { all, parseXml, type XmlElement } from './xml.js';

const zh = sampleDocument('zh');
const bytes = Buffer.from(await documentDocx(zh));
const files = zipEntries(bytes);
const body = parseXml(files.get('word/document.xml')!).children[0]!;
const styles = parseXml(files.get('word/styles.xml')!);

const textOf = (element: XmlElement): string => all(element, 'w:t').map(({ text }) => text).join('');
const styleOf = (paragraph: XmlElement): string => all(paragraph, 'w:pStyle')[0]?.attributes['w:val'] ?? '';
const paragraphs = all(body, 'w:p');
const styled = (style: string): XmlElement[] => paragraphs.filter((each) => styleOf(each) === style);
const style = (id: string): XmlElement => all(styles, 'w:style').find(({ attributes }) => attributes['w:styleId'] === id)!;
const bookmarks = (element: XmlElement): string[] => all(element, 'w:bookmarkStart').map(({ attributes }) => attributes['w:name']!);

/** Tables of the report: with a head that is repeated; boxes and the facts have none. */
const grids = all(body, 'w:tbl').filter((table) => all(table, 'w:tblHeader').length > 0);

describe('a Word file', () => {
  test('is a zip of well-formed XML whose bytes depend on the document alone', async () => {
    expect([...files].filter(([name]) => /\.(xml|rels)$/.test(name)).map(([, text]) => xmlFault(text)).filter(Boolean)).toEqual([]);
    const again = Buffer.from(await documentDocx(sampleDocument('zh')));
    expect(again.equals(bytes)).toBe(true);
    expect(Buffer.from(await documentDocx({ ...zh, title: '另一份' })).equals(bytes)).toBe(false);
    expect(files.get('docProps/core.xml')).not.toMatch(/dcterms|\d{4}-\d\d-\d\d/);
  });

  test('says who made it, what it is and in which language', () => {
    const core = parseXml(files.get('docProps/core.xml')!);
    expect(Object.fromEntries(core.children.map(({ name, text }) => [name, text]))).toEqual({ 'dc:title': zh.title, 'dc:subject': zh.subtitle, 'dc:creator': '楚算', 'dc:language': 'zh-CN', 'cp:lastModifiedBy': '楚算' });
  });

  test('escapes what XML would take for marks', async () => {
    const entries = zipEntries(Buffer.from(await documentDocx({ ...zh, title: '甲 & 乙 < 丙', blocks: [{ kind: 'paragraph', text: ['1 < 2 & "3"'] }] })));
    expect([...entries].filter(([name]) => name.endsWith('.xml')).map(([, text]) => xmlFault(text)).filter(Boolean)).toEqual([]);
    expect(textOf(parseXml(entries.get('word/document.xml')!))).toContain('1 < 2 & "3"');
  });
});

describe('headings', () => {
  test('are the headings of Word, level by level, and the one of the numbers of figures', () => {
    const shown = paragraphs.filter((each) => styleOf(each).startsWith('Heading')).map((each) => `${styleOf(each)} ${textOf(each)}`);
    expect(shown).toEqual(['Heading1 总体结论', 'Heading1 基金收支', 'Heading2 十年展望', 'Heading3 基金收支', 'Heading1 对缴费档次的敏感度', 'Heading1 假设与来源', 'Heading2 规则', 'Heading1 图的数据']);
  });

  test('have an outline level and number themselves: 一、（一）1.', () => {
    expect([1, 2, 3].map((level) => all(style(`Heading${String(level)}`), 'w:outlineLvl')[0]!.attributes['w:val'])).toEqual(['0', '1', '2']);
    const [id] = [1, 2, 3].map((level) => all(style(`Heading${String(level)}`), 'w:numId')[0]!.attributes['w:val']!);
    const numbering = parseXml(files.get('word/numbering.xml')!);
    const number = all(numbering, 'w:num').find(({ attributes }) => attributes['w:numId'] === id)!;
    const list = all(numbering, 'w:abstractNum').find(({ attributes }) => attributes['w:abstractNumId'] === all(number, 'w:abstractNumId')[0]!.attributes['w:val'])!;
    const value = (level: XmlElement, name: string): string | undefined => all(level, name)[0]?.attributes['w:val'];
    expect(all(list, 'w:lvl').map((level) => [value(level, 'w:numFmt'), value(level, 'w:lvlText'), value(level, 'w:pStyle')])).toEqual([
      ['chineseCountingThousand', '%1、', 'Heading1'], ['chineseCountingThousand', '（%2）', 'Heading2'], ['decimal', '%3.', 'Heading3'],
    ]);
  });

  test('stand in the contents with their numbers, a page, and a link that leads to them', () => {
    const entries = paragraphs.filter((each) => styleOf(each).startsWith('TOC'));
    expect(entries.map((each) => `${styleOf(each)} ${textOf(each).replace(/\d+$/, '')}`)).toEqual([
      'TOC1 一、总体结论', 'TOC1 二、基金收支', 'TOC2 （一）十年展望', 'TOC1 三、对缴费档次的敏感度', 'TOC1 四、假设与来源', 'TOC2 （一）规则', 'TOC1 五、图的数据',
    ]);
    const headings = paragraphs.filter((each) => /^Heading[12]$/.test(styleOf(each)));
    entries.forEach((entry, index) => {
      const anchor = all(entry, 'w:hyperlink')[0]!.attributes['w:anchor']!;
      expect(bookmarks(headings[index]!)).toEqual([anchor]);
      expect(all(entry, 'w:instrText').map(({ text }) => text).join('')).toContain(`PAGEREF ${anchor}`);
    });
    // Title page and contents are the first two; the second chapter begins a page, and so does the third after a table of two.
    const pages = entries.map((each) => Number(/\d+$/.exec(textOf(each))![0]));
    expect(pages).toEqual([3, 4, 4, 7, 8, 8, 9]);
  });

  test('of the contents field: it begins, is separated and ends once, before the section does', () => {
    const marks = all(body, 'w:fldChar').map(({ attributes }) => attributes['w:fldCharType']);
    expect(marks.filter((mark) => mark === 'begin')).toHaveLength(8);
    expect(marks.filter((mark) => mark === 'end')).toHaveLength(8);
    expect(all(body, 'w:instrText').map(({ text }) => text.trim())[0]).toBe('TOC \\o "1-2" \\h \\z \\u');
    const withBreak = paragraphs.filter((each) => all(each, 'w:sectPr').length > 0);
    expect(withBreak.flatMap((each) => all(each, 'w:fldChar'))).toEqual([]);
  });
});

describe('tables', () => {
  const documentTables = [...tablesOf(zh), ...dataOf(zh)];
  const rowTexts = (row: XmlElement): string[] => all(row, 'w:tc').map(textOf);

  test('have captions that count themselves, and figures theirs', () => {
    const captions = styled('Caption');
    expect(captions.map(textOf)).toEqual(['表 1　十年展望', '图 1　基金收支', '表 2　基金收支 2027–2100', '表 3　对缴费档次的敏感度', '图 1的数据　基金收支']);
    expect(captions.map((each) => all(each, 'w:fldSimple').map(({ attributes }) => attributes['w:instr']!.trim()))).toEqual([['SEQ 表 \\* ARABIC'], ['SEQ 图 \\* ARABIC'], ['SEQ 表 \\* ARABIC'], ['SEQ 表 \\* ARABIC'], []]);
    expect(all(style('Caption'), 'w:name')[0]!.attributes['w:val']!.toLowerCase()).toBe('caption');
  });

  test('have every cell of the document, each number as it is shown', () => {
    expect(grids).toHaveLength(documentTables.length);
    grids.forEach((grid, index) => {
      const table = documentTables[index]!;
      const [head, ...rows] = all(grid, 'w:tr');
      expect(rowTexts(head!).map((text, at) => text.replace(table.columns[at]!.unit ?? '', ''))).toEqual(table.columns.map(({ label }) => label));
      expect(rows).toHaveLength(table.rows.length);
      rows.forEach((row, at) => {
        const { cells, style: look } = table.rows[at]!;
        const expected = table.columns.map((_, column) => {
          const cell = cells[column];
          return cell === undefined ? '' : cell.kind === 'number' ? written(cell) : cell.text.map(String).join('');
        });
        expect(rowTexts(row)).toEqual(look === 'group' ? expected.slice(0, 1) : expected);
      });
    });
    // 10 × 65 + 3.123456789 × 55 = 821.79 and 10 × 21 + 1.98765432 × 55 = 319.32 hundred million yuan, together 1,141.11.
    expect(rowTexts(all(grids[0]!, 'w:tr').at(-1)!).slice(2, 5)).toEqual(['821.8', '319.3', '1,141.1']);
  });

  test('say a unit in each head, or once above when all numbers have the same', () => {
    expect(rowTexts(all(grids[0]!, 'w:tr')[0]!)).toEqual(['年份', '基金支出亿元', '中央财政亿元', '地方财政亿元', '财政合计亿元', '人均养老金元/月', '收不抵支的概率%']);
    expect(rowTexts(all(grids[2]!, 'w:tr')[0]!).slice(0, 3)).toEqual(['年份', '2027', '2028']);
    expect(styled('TableUnit').map(textOf)).toEqual(['单位：亿元', '单位：亿元']);
  });

  test('repeat their heads, keep rows whole, align numbers right, and have three lines', () => {
    for (const grid of grids) {
      const rows = all(grid, 'w:tr');
      expect(rows.map((row) => all(row, 'w:cantSplit').length)).toEqual(rows.map(() => 1));
      expect(rows.map((row) => all(row, 'w:tblHeader').length)).toEqual(rows.map((_, index) => (index === 0 ? 1 : 0)));
      for (const row of rows) for (const cell of all(row, 'w:tc').slice(1)) expect(all(cell, 'w:jc')[0]!.attributes['w:val']).toMatch(/^(right|end)$/);
      const borders = Object.fromEntries(all(grid, 'w:tblBorders')[0]!.children.map(({ name, attributes }) => [name, attributes['w:val']]));
      expect(borders).toEqual({ 'w:top': 'single', 'w:bottom': 'single', 'w:left': 'none', 'w:right': 'none', 'w:insideH': 'none', 'w:insideV': 'none' });
      expect(all(rows[0]!, 'w:tcBorders').every((each) => each.children.some(({ name, attributes }) => name === 'w:bottom' && attributes['w:val'] === 'single'))).toBe(true);
    }
  });

  test('fit the page that they stand on, upright or across, and no number is broken', () => {
    // Sections end with their properties: in the last paragraph of each, and at the end of the body.
    const sections: { readonly tables: XmlElement[]; width: number; across: boolean }[] = [{ tables: [], width: 0, across: false }];
    for (const child of body.children) {
      if (grids.includes(child)) sections.at(-1)!.tables.push(child);
      const [properties] = child.name === 'w:sectPr' ? [child] : all(child, 'w:sectPr');
      if (!properties) continue;
      const [size, margin] = [all(properties, 'w:pgSz')[0]!.attributes, all(properties, 'w:pgMar')[0]!.attributes];
      Object.assign(sections.at(-1)!, { width: Number(size['w:w']) - Number(margin['w:left']) - Number(margin['w:right']), across: size['w:orient'] === 'landscape' });
      sections.push({ tables: [], width: 0, across: false });
    }
    expect(sections.slice(0, -1).map(({ tables, across }) => `${String(tables.length)} ${across ? 'across' : 'upright'}`)).toEqual(['0 upright', '2 upright', '1 across', '1 upright']);
    for (const { tables, width } of sections) {
      for (const table of tables) {
        const columns = all(table, 'w:gridCol').map(({ attributes }) => Number(attributes['w:w']));
        expect(columns.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(width);
        for (const row of all(table, 'w:tr').slice(1)) {
          const cells = all(row, 'w:tc');
          if (cells.length < columns.length) continue;
          cells.slice(1).forEach((cell, index) => {
            // Digits of Times are half as wide as high; the size is in half points, 20 twips to the point, 70 twips of margin on each side.
            const size = Number(all(cell, 'w:sz')[0]?.attributes['w:val'] ?? 18);
            expect(textOf(cell).length * size * 5 + 140).toBeLessThanOrEqual(columns[index + 1]!);
          });
        }
      }
    }
  });
});

describe('sentences, figures and formulas', () => {
  const everything = paragraphs.map(textOf);

  test('have every number with its unit', () => {
    const numbers = sentenceNumbers(zh);
    expect(numbers.length).toBeGreaterThan(3);
    for (const part of numbers) expect(everything.some((text) => text.includes(`${written(part)}${part.shown.unit}`))).toBe(true);
    expect(textOf(styled('FindingText')[0]!)).toBe('按现行政策，2027 至 2036 年财政补助合计 1,141.1亿元，九成可能在 990.0亿元至1,230.0亿元 之间。');
  });

  test('have pictures twice as sharp as drawn, with what they show in words', () => {
    const [figure] = zh.blocks.filter((block) => block.kind === 'figure');
    const properties = all(body, 'wp:docPr').map(({ attributes }) => attributes);
    expect(properties).toEqual([{ id: '1', name: '图 1', title: figure!.caption, descr: figure!.alternative }]);
    const pictures = [...zipFiles(bytes)].filter(([name]) => name.startsWith('word/media/')).map(([, data]) => data);
    expect(pictures.map((each) => [each.toString('latin1', 1, 4), each.readUInt32BE(16), each.readUInt32BE(20)])).toEqual([['PNG', 1520, 720]]);
  });

  test('have the letters of the drawing in their pictures, each figure its own', async () => {
    const [figure] = zh.blocks.filter((block) => block.kind === 'figure');
    const clipped = (colour: string): string => `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50" viewBox="0 0 100 50"><defs><clipPath id="c"><rect width="${colour === '#f00' ? '100' : '10'}" height="50"/></clipPath></defs><rect clip-path="url(#c)" width="100" height="50" fill="${colour}"/></svg>`;
    const svgs = [figure!.svg, figure!.svg.replace(/<text.*?<\/text>/g, ''), clipped('#f00'), clipped('#00f')];
    const blocks = svgs.map((svg, index) => ({ ...figure!, id: `f${String(index)}`, svg, ...(index > 1 && { widthPixels: 100, heightPixels: 50 }) }));
    const pictures = [...zipFiles(Buffer.from(await documentDocx({ ...zh, blocks })))].filter(([name]) => name.endsWith('.png')).map(([, data]) => data);
    expect(pictures).toHaveLength(4);
    const [withText, without, red, blue] = pictures.map(pixelsOf) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
    // Ten years and a title of some 20 letters of 13 pixels, twice as sharp, are some thousand dark points.
    expect(darker(withText) - darker(without)).toBeGreaterThan(1000);
    const at = (pixels: Uint8Array, x: number): number[] => [...pixels.subarray((50 * 200 + x) * 3, (50 * 200 + x) * 3 + 3)];
    expect([at(red, 150), at(blue, 5), at(blue, 150)]).toEqual([[255, 0, 0], [0, 0, 255], [255, 255, 255]]);
  });

  test('lead to what they name', () => {
    const targets = new Set(bookmarks(body));
    const anchors = all(body, 'w:hyperlink').map(({ attributes }) => attributes['w:anchor']!);
    expect(anchors.filter((anchor) => !targets.has(anchor))).toEqual([]);
    expect(targets.size).toBe(all(body, 'w:bookmarkStart').length);
    expect(all(body, 'w:bookmarkStart').map(({ attributes }) => attributes['w:id'])).toEqual(all(body, 'w:bookmarkEnd').map(({ attributes }) => attributes['w:id']));
    expect(all(body, 'w:fldSimple').map(({ attributes }) => attributes['w:instr']!.trim()).filter((each) => each.startsWith('HYPERLINK'))).toEqual(['HYPERLINK "https://www.mohrss.gov.cn/"']);
  });

  test('are set as rules are: name and unit, formula, clause, gap', () => {
    const at = everything.indexOf('fund_outgo = base_pension * pensioners * 12');
    expect(everything.slice(at - 1, at + 3)).toEqual(['基金支出（亿元）', 'fund_outgo = base_pension * pensioners * 12', '依据：假设与来源', '未模拟：基础养老金最低标准由中央确定，地方可以提高；提高的部分由地方财政承担。']);
  });

  test('count again in each list', () => {
    const lists = paragraphs.filter((each) => all(each, 'w:numId').length > 0 && !styleOf(each).startsWith('Heading')).map((each) => all(each, 'w:numId')[0]!.attributes['w:val']!);
    expect(lists).toHaveLength(7);
    expect(new Set([lists[0], lists[1], lists[2]]).size).toBe(1);
    expect(new Set([lists[0], lists[3], lists[5]]).size).toBe(3);
  });
});

describe('pages', () => {
  test('have the title above and their number below, but for the first', () => {
    const section = all(body, 'w:sectPr')[0]!;
    expect(all(section, 'w:titlePg')).toHaveLength(1);
    const texts = [...files].filter(([name]) => /word\/(header|footer)\d\.xml/.test(name)).map(([, xml]) => parseXml(xml));
    expect(texts.filter((each) => each.name === 'w:hdr').map(textOf).sort()).toEqual(['', `${zh.title}　${zh.subtitle}`]);
    expect(texts.flatMap((each) => all(each, 'w:fldSimple').map(({ attributes }) => attributes['w:instr']!.trim()))).toEqual(['PAGE', 'NUMPAGES']);
  });

  test('break where the document says so, and not twice where a section begins anyway', () => {
    const breaks = paragraphs.filter((each) => all(each, 'w:pageBreakBefore').some(({ attributes }) => attributes['w:val'] !== 'false' && attributes['w:val'] !== '0')).map(textOf);
    expect(breaks).toEqual(['目录', '基金收支', '图的数据']);
  });

  test('are in Chinese fonts with Latin ones beside them', () => {
    const fonts = all(all(styles, 'w:rPrDefault')[0]!, 'w:rFonts')[0]!.attributes;
    expect([fonts['w:ascii'], fonts['w:eastAsia']]).toEqual(['Times New Roman', '宋体']);
    expect(all(style('BodyText'), 'w:ind')[0]!.attributes).toMatchObject({ 'w:firstLineChars': '200' });
  });
});

test('lines of a cell are counted as Word breaks them: Chinese anywhere but before a mark, words nowhere, longer words where the line ends', () => {
  // Nine points are 180 twips, so 900 of them take ten Latin letters or five Chinese.
  const cases = [['', 1], ['一二三四五', 1], ['一二三四五六', 2], ['一二三四五。', 2], ['abcdefghij', 1], ['ab cdefghijkl', 2], ['abcdefghijk', 2], ['ab cd ef gh', 2], ['abcdefghijklmnopqrstu', 3], ['甲 abcdefghijkl', 3]] as const;
  expect(cases.map(([text]) => [text, lineCount(text, 18, 900)])).toEqual(cases);
});

test('English reports count with digits and have a space before units', async () => {
  const en: Document = sampleDocument('en');
  const entries = zipEntries(Buffer.from(await documentDocx(en)));
  const text = all(parseXml(entries.get('word/document.xml')!), 'w:p').map(textOf);
  expect(text).toContain('Table 1. Ten years ahead');
  expect(text.filter((each) => /^\d(\.\d)? [A-Z]/.test(each)).map((each) => each.replace(/\d+$/, ''))).toEqual(['1 Summary', '2 Income and outgo', '2.1 Ten years ahead', '3 Sensitivity to the contribution band', '4 Assumptions and sources', '4.1 Rules', '5 Data of the figures']);
  expect(text.some((each) => each.includes('114.11 billion yuan from 2027'))).toBe(true);
});

test('a document of words alone has no appendix, and one without headings no contents', async () => {
  const table: Table = { kind: 'table', id: 't', caption: '空表', columns: [{ label: '甲', align: 'left' }], rows: [] };
  const entries = zipEntries(Buffer.from(await documentDocx({ ...zh, facts: [], blocks: [{ kind: 'page-break' }, { kind: 'paragraph', text: ['仅此一句。'] }, table] })));
  const text = all(parseXml(entries.get('word/document.xml')!), 'w:p').map(textOf);
  expect(text).toContain('仅此一句。');
  expect(text).not.toContain('目录');
  expect(text).not.toContain('图的数据');
});

/** RGB of each point of a PNG of three colours and filter 2, from the top: each point adds to the one above. */
function pixelsOf(png: Buffer): Uint8Array {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const data: Buffer[] = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const rows = inflateSync(Buffer.concat(data));
  const pixels = new Uint8Array(3 * width * height);
  for (let y = 0; y < height; y++) {
    expect(rows[y * (3 * width + 1)]).toBe(2);
    for (let x = 0; x < 3 * width; x++) pixels[y * 3 * width + x] = rows[y * (3 * width + 1) + 1 + x]! + (y === 0 ? 0 : pixels[(y - 1) * 3 * width + x]!);
  }
  return pixels;
}

/** How many points are dark. */
function darker(pixels: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < pixels.length; at += 3) if (pixels[at]! + pixels[at + 1]! + pixels[at + 2]! < 300) count++;
  return count;
}
