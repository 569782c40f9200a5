import { describe, expect, it } from 'vitest';
import { documentHtml, traceText, type Document, type NumberPart } from '../../src/document/index.js';
import type { Lang } from '../../src/messages/index.js';
import { sampleDocument } from './sample.js';
import { sampleReport } from './sample-report.js';
import { dataOf, sentenceNumbers, tablesOf, written } from './walk.js';

/** What the page says a number is, in the order of the page. */
interface Shown {
  readonly value: string;
  readonly trace: string | undefined;
  readonly text: string;
}

function shownIn(page: string): Shown[] {
  return [...page.matchAll(/<(?:td|span)[^>]* data-value="([^"]+)"(?: data-trace="([^"]+)")?>([^<]*)</g)].map(([, value, trace, text]) => ({ value: value!, trace, text: text! }));
}

function numbersOf(document: Document): NumberPart[] {
  const cells = [...tablesOf(document), ...dataOf(document)].flatMap(({ rows }) => rows.flatMap(({ cells: each }) => each));
  return [...sentenceNumbers(document), ...cells.filter((cell): cell is NumberPart => cell?.kind === 'number')];
}

const empty: Document = { lang: 'zh', title: '标题', subtitle: '', finding: ['结论。'], facts: [], blocks: [] };

describe.each<[string, Lang]>([['report', 'zh'], ['report', 'en'], ['sample', 'zh'], ['sample', 'en']])('the page of the %s (%s)', (which, lang) => {
  const opened = async (): Promise<Document> => (which === 'report' ? sampleReport(lang) : sampleDocument(lang));

  it('shows every number once, as its value is written, with its value and its place in the results', async () => {
    const document = await opened();
    const shown = shownIn(documentHtml(document));
    const numbers = numbersOf(document);
    expect(shown.length).toBe(numbers.length);
    expect(numbers.length).toBeGreaterThan(50);
    const keyOf = (value: string, trace: string | undefined, text: string): string => [value, trace ?? '', text].join(' ');
    const expected = numbers.map((part) => keyOf(String(part.value), part.trace && traceText(part.trace), written(part)));
    // A cell whose head has another unit, and a sentence, put the unit behind.
    const found = shown.map(({ value, trace, text }) => keyOf(value, trace, /^(?:-?[\d,]+(?:\.\d+)?|-)/.exec(text)![0]));
    expect(found.sort()).toEqual(expected.sort());
  });

  it('is one file that asks for nothing, and the same each time', async () => {
    const [page, again] = [documentHtml(await opened()), documentHtml(await opened())];
    expect(again).toBe(page);
    expect(page).toContain("default-src 'none'");
    expect(page.match(/<(?:script|link|img|iframe)\b|url\((?!#)|@import/g)).toBeNull();
  });

  it('numbers chapters, tables and figures', async () => {
    const page = documentHtml(await opened());
    const chapters = [...page.matchAll(/<h2 id="[^"]+">([^<]+)</g)].map(([, text]) => text!);
    expect(chapters.slice(0, 3).map((text) => text.slice(0, 2))).toEqual(lang === 'zh' ? ['一、', '二、', '三、'] : ['1 ', '2 ', '3 ']);
    const labels = [...page.matchAll(/class="label">([^<]+)</g)].map(([, text]) => text);
    const [table, figure] = lang === 'zh' ? ['表', '图'] : ['Table', 'Figure'];
    for (const word of [table, figure]) {
      const own = labels.filter((label) => label!.startsWith(word));
      expect(own.length).toBeGreaterThan(0);
      expect(own).toEqual(own.map((_, i) => `${word} ${String(i + 1)}`));
    }
  });
});

describe('the page', () => {
  it('says the unit of a table once where all its numbers share it, else in each head', () => {
    const table = (units: readonly string[]): string => documentHtml({ ...empty, blocks: [{ kind: 'table', id: 't', caption: '表', columns: [{ label: '项目', align: 'left' }, ...units.map((unit) => ({ label: '列', unit, align: 'right' as const }))], rows: [] }] });
    expect(table(['亿元', '亿元']).match(/亿元/g)).toHaveLength(1);
    expect(table(['亿元', '亿元'])).toContain('单位：亿元');
    expect(table(['亿元', '%'])).toContain('<span class="unit">亿元</span>');
    expect(table(['亿元', '%'])).not.toContain('单位：');
  });

  it('takes every text for text', () => {
    const nasty = '<b>"&\'</style>\\';
    const page = documentHtml({
      ...empty, title: nasty, subtitle: nasty, facts: [{ label: nasty, text: [nasty] }],
      blocks: [{ kind: 'heading', id: 'h', level: 1, text: nasty }, { kind: 'paragraph', text: [nasty, { kind: 'strong', text: nasty }] }, { kind: 'table', id: 't', caption: nasty, columns: [{ label: nasty, align: 'left' }], rows: [{ cells: [{ kind: 'text', text: [nasty] }] }] }],
    });
    expect(page).not.toContain('<b>');
    expect(page.match(/<\/style>/g)).toHaveLength(1);
    expect(page).toContain('content: "\\3c b\\3e \\22 \\26 \'\\3c /style\\3e \\5c ');
  });

  it('refuses links that lead nowhere and ids that stand twice', () => {
    expect(() => documentHtml({ ...empty, blocks: [{ kind: 'paragraph', text: [{ kind: 'link', text: 'x', to: 'nowhere' }] }] })).toThrow('nowhere');
    const heading = { kind: 'heading', id: 'twice', level: 1, text: 'x' } as const;
    expect(() => documentHtml({ ...empty, blocks: [heading, { ...heading }] })).toThrow('twice');
  });

  it('says a drawing to who cannot see it, and folds what it shows', () => {
    const page = documentHtml({
      ...empty,
      blocks: [{ kind: 'figure', id: 'f', caption: '图', svg: '<svg width="10" height="10"></svg>', widthPixels: 10, heightPixels: 10, alternative: 'a "rising" line', data: { kind: 'table', id: 'd', caption: '数', columns: [{ label: 'x', align: 'left' }], rows: [] } }],
    });
    expect(page).toContain('<svg role="img" aria-label="a &quot;rising&quot; line"');
    expect(page).toMatch(/<details><summary>图 1的数据<\/summary>\s*<div class="table short" id="d"/);
  });

  it('prints tables upright while they fit, then smaller, then across', () => {
    const table = (columns: number): string => documentHtml({
      ...empty,
      blocks: [{ kind: 'table', id: 't', caption: '表', columns: Array.from({ length: columns }, () => ({ label: '列', align: 'right' })), rows: [{ cells: Array.from({ length: columns }, () => ({ kind: 'number', value: 1234567, shown: { divisor: 1, decimals: 0, unit: '' } })) }] }],
    });
    // 1,234,567 is nine wide, and two between columns: eleven each. Nine columns are 99, eleven 121, seventeen 187.
    expect(/class="table[^"]*"[^>]*/.exec(table(9))![0]).toBe('class="table short" id="t"');
    expect(/class="table[^"]*"[^>]*/.exec(table(10))![0]).toBe('class="table short" id="t" style="--shrunk: 0.95"');
    expect(/class="table[^"]*"[^>]*/.exec(table(11))![0]).toBe('class="table across short" id="t"');
    expect(/class="table[^"]*"[^>]*/.exec(table(17))![0]).toBe('class="table across short" id="t" style="--shrunk: 0.81"');
  });
});
