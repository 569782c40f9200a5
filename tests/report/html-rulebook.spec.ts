import { beforeAll, describe, expect, it } from 'vitest';
import { type Book, bookOf, openBook, openScenarioBook } from '../../src/book/index.js';
import { IssueList } from '../../src/issues/index.js';
import { groupedNumber, type Lang } from '../../src/messages/index.js';
import { rulebookPage } from '../../src/report/index.js';
import { loadModel } from '../language/load.js';

const LANGS: readonly Lang[] = ['zh', 'en'];
const pages = new Map<Lang, string>();
let book: Book;

beforeAll(async () => {
  book = (await openBook('rulebook/resident-pension', new IssueList()))!;
  for (const lang of LANGS) pages.set(lang, await rulebookPage(book, lang));
}, 60_000);

/** The text a reader sees of a piece of HTML. */
function seen(html: string): string {
  return html.replace(/<[^>]*>/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
}

/** Parts of a page by the name that `pattern` finds in them; each name once. */
function partsBy(page: string, pattern: RegExp): Map<string, string> {
  const parts = [...page.matchAll(pattern)].map((match) => [match[1]!, match[0]] as const);
  expect(new Set(parts.map(([name]) => name)).size).toBe(parts.length);
  return new Map(parts);
}

function cardsOf(page: string): Map<string, string> {
  return partsBy(page, /<article class="rule" id="(\w+)"[\s\S]*?<\/article>/g);
}

function all(html: string, pattern: RegExp): string[] {
  return [...html.matchAll(pattern)].map((match) => match[1]!);
}

describe.each(LANGS)('the page of the shipped rulebook (%s)', (lang) => {
  const page = (): string => pages.get(lang)!;
  let cards: Map<string, string>;

  beforeAll(() => {
    cards = cardsOf(page());
  });

  it('has one card for each rule, in the order of the chapters, with both labels, its identifier and its formula letter by letter', () => {
    const order = book.chapters.flatMap(({ rules }) => rules);
    expect(all(page(), /<article class="rule" id="(\w+)"/g)).toEqual(order);
    expect(order.length).toBe(book.model.rules.size);
    for (const { rule } of book.rules.values()) {
      const card = cards.get(rule.name)!;
      expect(seen(/<h3[^>]*>(.*?)<\/h3>/s.exec(card)![1]!)).toBe(rule.label[lang]);
      const names = seen(/<p class="names">(.*?)<\/p>/s.exec(card)![1]!);
      expect(names).toBe(`${rule.label[lang === 'zh' ? 'en' : 'zh']} ${rule.name}`);
      expect(all(card, /<p class="source">(.*?)<\/p>/gs).map(seen)[0]).toBe(rule.text);
      expect(card).toContain('<math display="block"');
    }
  });

  it('shows every gap and every note, apart from each other, and no gap that is none', () => {
    const gaps = [...book.rules.values()].flatMap(({ rule: { name, gap } }) => (gap ? [[name, gap[lang]]] : []));
    expect(gaps.length).toBeGreaterThan(40);
    const shown = [...book.rules.keys()].flatMap((name) => all(cards.get(name)!, /<p class="gap"><b>.*?<\/b>(.*?)<\/p>/gs).map((text) => [name, seen(text)]));
    expect(shown).toEqual(gaps);
    for (const { rule: { name, note } } of book.rules.values()) if (note) expect(seen(cards.get(name)!)).toContain(note[lang]);
  });

  it('links what a rule uses and what uses it', () => {
    for (const [name, { uses, usedBy }] of book.rules) {
      const list = /<dl class="uses">(.*?)<\/dl>/s.exec(cards.get(name)!)![1]!;
      const expected = [
        ...(['rule', 'input', 'noise'] as const).flatMap((kind) => [...new Set(uses.filter((use) => use.kind === kind).map((use) => (kind === 'noise' ? `noise-${use.name}` : use.name)))]),
        ...new Set(usedBy.map(({ rule }) => rule).filter((rule) => rule !== name)),
      ];
      expect({ name, links: all(list, /href="#([\w-]+)"/g) }).toEqual({ name, links: expected });
    }
  });

  it('prints the numbers of worked examples with all their digits', () => {
    let count = 0;
    for (const { rule } of book.rules.values()) {
      if (rule.examples.length === 0) continue;
      const rows = all(/<tbody>(.*?)<\/tbody>/s.exec(cards.get(rule.name)!)![1]!, /<tr[^>]*>(.*?)<\/tr>/gs).map((row) => all(row, /<td class="number">(.*?)<\/td>/gs).map(seen));
      expect(rows[0]).toEqual(rule.examples.map(({ year }) => String(year)));
      expect(rows.at(-1)).toEqual(rule.examples.map(({ result }) => result));
      const values = rows.slice(1 + rule.dimensions.length, -1);
      for (const [i, { values: given }] of rule.examples.entries()) {
        const shown = values.map((row) => row[i]!).filter((text) => text !== '');
        expect(shown.length).toBe(given.size);
        [...given.values()].forEach((value) => {
          const parts = typeof value === 'number' ? [value] : [...value.values()];
          for (const part of parts) expect(shown.some((text) => text.includes(groupedNumber(part))), `${rule.name}: ${part}`).toBe(true);
          count += parts.length;
        });
      }
    }
    expect(count).toBeGreaterThan(150);
  });

  it('lists every input with its range, every noise, every dimension', () => {
    const rows = partsBy(page(), /<tr id="(\w+)" data-item="input".*?<\/tr>/gs);
    expect([...rows.keys()]).toEqual([...book.inputs.keys()]);
    for (const [name, { input }] of book.inputs) {
      const row = rows.get(name)!;
      expect(seen(row)).toContain(input.label[lang]);
      for (const bound of [...(input.range.law ?? []), ...(input.range.experience ?? [])].filter(Number.isFinite)) expect(seen(row), name).toContain(groupedNumber(bound));
    }
    for (const name of book.noises.keys()) expect(page()).toContain(`<tr id="noise-${name}"`);
    for (const name of book.dimensions.keys()) expect(page()).toContain(`<tr id="${name}" data-item="dimension"`);
  });

  it('gives each clause in its own words or as an abstract, and the rules that follow it', () => {
    const index = page().slice(page().indexOf('<section id="page-clauses"'));
    const documents = [...book.clauses!.documents.values()];
    documents.forEach((document, d) => {
      expect(index).toContain(`<header id="document-${String(d + 1)}"`);
      [...document.clauses.values()].forEach((clause, c) => {
        const part = new RegExp(`<div class="clause" id="clause-${String(d + 1)}-${String(c + 1)}".*?(?=<div class="clause"|</article>)`, 's').exec(index)![0];
        for (const paragraph of clause.text?.split('\n') ?? []) expect(seen(part)).toContain(paragraph);
        if (lang === 'en') expect(seen(part)).toContain(clause.summary.en);
        else if (clause.text === undefined) expect(seen(part)).toContain(clause.summary.zh!);
        for (const [name, { references }] of book.rules) {
          if (references.some((reference) => reference.document === document && reference.clause === clause)) expect(part, name).toContain(`href="#${name}"`);
        }
      });
    });
    expect(documents.length).toBeGreaterThan(5);
  });

  it('has a place for every link, and no id twice', () => {
    const ids = all(page(), / id="([^"]+)"/g);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    const known = new Set(ids);
    const links = all(page(), /href="#([^"]*)"/g);
    expect(links.length).toBeGreaterThan(3000);
    expect([...new Set(links.filter((link) => !known.has(link)))]).toEqual([]);
  });

  it('loads nothing: the only addresses are those of documents, to be followed by hand', () => {
    expect(all(page(), /(?:href|src|action|data|poster)="([^#"][^"]*)"/g)).toEqual([...book.clauses!.documents.values()].flatMap(({ url }) => (url === undefined ? [] : [url])));
    expect(page()).not.toMatch(/@import|url\(|<link|<img|<iframe|\ssrc=/);
  });

  it('is small enough to be mailed', () => {
    // Mail adds a third, and many servers refuse more than ten megabytes.
    expect(Buffer.byteLength(page())).toBeLessThan(5_000_000);
  });

  it('has the same bytes each time', async () => {
    expect(await rulebookPage(book, lang)).toBe(page());
  });
});

describe('pictures', () => {
  it('show every rule of their chapter and one arrow from each rule to each that uses it', () => {
    const page = pages.get('zh')!;
    for (const { name, rules } of book.chapters.filter((chapter) => chapter.rules.length > 0)) {
      const section = new RegExp(`<section id="chapter-${name}".*?</section>`, 's').exec(page)![0];
      const picture = /<svg class="picture".*?<\/svg>/s.exec(section)![0];
      const own = all(picture, /class="node" data-node="(\w+)"/g);
      expect(own.sort(), name).toEqual([...rules].sort());
      const arrows = rules.flatMap((to) => [...new Set(book.rules.get(to)!.uses.filter(({ kind }) => kind === 'rule').map((use) => use.name))].filter((from) => from !== to).map((from) => `${from} ${to}`));
      expect([...picture.matchAll(/data-from="(\w+)" data-to="(\w+)"/g)].map((match) => `${match[1]!} ${match[2]!}`).sort(), name).toEqual(arrows.sort());
    }
  });

  it('dash an arrow only where nothing of this year is taken', () => {
    const picture = /<section id="chapter-benefit".*?<svg class="picture"(.*?)<\/svg>/s.exec(pages.get('zh')!)![1]!;
    // adjustment takes last year's standard; the standard of this year is the one before plus the adjustment.
    expect(picture).toContain('<g class="edge lagged" data-from="national_base" data-to="adjustment">');
    expect(picture).toContain('<g class="edge" data-from="adjustment" data-to="national_base">');
    // The mean of the year takes both the old and the new standard.
    expect(picture).toContain('<g class="edge" data-from="national_base" data-to="national_base_mean">');
  });
});

describe('a rulebook of odd texts', () => {
  const odd = `'</p><script>alert("x")</script> & 100% {x} \\ $a_b^c$ ]]> 甲'`;
  const { model } = loadModel({
    'rulebook.yaml': `title: { zh: ${odd}, en: ${odd} }\nchapters: [one]\n`,
    'one.yaml': [
      `title: { zh: ${odd}, en: ${odd} }`, `noises: { n: { zh: ${odd}, en: ${odd} } }`,
      `dimensions: { d: { label: { zh: ${odd}, en: ${odd} }, values: { a: { zh: ${odd}, en: ${odd} }, b: { zh: ${odd}, en: ${odd} } } } }`,
      `inputs: { i: { label: { zh: ${odd}, en: ${odd} }, unit: 1, dimensions: [d], note: ${odd}, range: { law: "0..", clause: ${odd} } } }`,
      `rules: { search: { label: { zh: ${odd}, en: ${odd} }, unit: 1, formula: 'd == "a" and 1 < 2 ? sum(i) + normal(n) : i', source: ${odd}, note: ${odd}, gap: ${odd} } }`,
    ].join('\n'),
  });

  it.each(LANGS)('comes out as text, never as markup (%s)', async (lang) => {
    const page = await rulebookPage(bookOf(model!), lang);
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).not.toContain('alert("x")');
    const source = all(page, /<p class="source">(.*?)<\/p>/gs).map(seen);
    expect(source).toEqual(['d == "a" and 1 < 2 ? sum(i) + normal(n) : i']);
    expect(seen(/<h1>(.*?)<\/h1>/s.exec(page)![1]!)).toContain('</p><script>alert("x")</script> & 100% {x} \\ $a_b^c$ ]]> 甲');
  });
});

describe('other rulebooks', () => {
  it.each(['docs/savings/rulebook', 'benchmarks/k1/rulebook'])('%s has a page, without clauses too', async (folder) => {
    const small = (await openBook(folder, new IssueList()))!;
    const page = await rulebookPage(small, 'zh');
    expect(all(page, /<article class="rule" id="(\w+)"/g)).toEqual([...small.rules.keys()]);
    const ids = new Set(all(page, / id="([^"]+)"/g));
    expect(all(page, /href="#([^"]*)"/g).filter((link) => !ids.has(link))).toEqual([]);
    expect(page.replace(/<(script|style)>.*?<\/\1>/gs, '')).not.toMatch(/undefined|NaN|\[object/);
  });

  it('a scenario’s book says which rules it changes', async () => {
    const changed = (await openScenarioBook('scenarios/hubei/proposals/income-indexed.yaml', new IssueList()))!;
    const page = await rulebookPage(changed, 'zh');
    expect(seen(page)).toContain('按情景“湖北省 · 基础养老金与农村居民收入挂钩”改动之后');
    expect([...cardsOf(page)].filter(([, card]) => card.includes('class="changed"')).map(([name]) => name)).toEqual(['adjustment']);
    expect(cardsOf(page).get('adjustment')!).toContain('ceil(max(0, ');
  });
});

it('units of inputs are words of the language', () => {
  const row = /<tr id="rise_amount".*?<\/tr>/s.exec(pages.get('zh')!)![0];
  expect(seen(row)).toContain('元/人/月');
});
