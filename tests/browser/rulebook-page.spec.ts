import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Book, openBook } from '../../src/book/index.js';
import { IssueList } from '../../src/issues/index.js';
import type { Lang } from '../../src/messages/index.js';
import { rulebookPage } from '../../src/report/index.js';
import { CHROMIUM, launch, sayNoBrowser } from './chromium.js';
import { ask } from './in-page.js';

const TITLE = 'the rulebook’s page in a browser';
const WIDE = { width: 1280, height: 900 };
/** A browser takes its time to start where much else is running. */
const PATIENCE = 60_000;

if ('path' in CHROMIUM) describe(`${TITLE} (${CHROMIUM.version})`, inBrowser(CHROMIUM.path));
else sayNoBrowser(TITLE, CHROMIUM.reason);

function inBrowser(path: string): () => void {
  return () => {
    const folder = mkdtempSync(join(tmpdir(), 'rulebook-page-'));
    const complaints: string[] = [];
    const requests: string[] = [];
    let browser: Browser;
    let book: Book;
    let page: Page;

    async function open(lang: Lang, hash = '', options: BrowserContextOptions = {}): Promise<Page> {
      const opened = await (await browser.newContext({ viewport: WIDE, ...options })).newPage();
      opened.on('console', (message) => { if (['error', 'warning'].includes(message.type())) complaints.push(message.text()); });
      opened.on('pageerror', (error) => { complaints.push(error.message); });
      opened.on('request', (request) => { requests.push(request.url()); });
      await opened.goto(`${pathToFileURL(join(folder, `${lang}.html`)).href}${hash}`);
      return opened;
    }

    async function search(words: string): Promise<string> {
      await page.fill('#page-search', words);
      await page.press('#page-search', 'Enter');
      return page.innerText('#page-status');
    }

    function shown(kind: string): Promise<string[]> {
      return ask(page, 'shown', `[data-item="${kind}"]`);
    }

    beforeAll(async () => {
      book = (await openBook('rulebook/resident-pension', new IssueList()))!;
      for (const lang of ['zh', 'en'] as const) writeFileSync(join(folder, `${lang}.html`), await rulebookPage(book, lang));
      browser = await launch(path);
      page = await open('zh');
    }, PATIENCE);
    afterAll(async () => {
      await browser.close();
      rmSync(folder, { recursive: true });
    }, PATIENCE);
    beforeEach(async () => {
      await page.press('#page-search', 'Escape');
    }, PATIENCE);

    describe('search', () => {
      it('finds by Chinese and English name, identifier and words of a clause, and counts', async () => {
        const status = await search('赤字');
        // In labels, notes and gaps.
        const labelled = [...book.rules.values()].flatMap(({ rule: { name, label, note, gap } }) => ([label, note, gap].some((text) => text?.zh.includes('赤字')) ? [name] : []));
        expect(await shown('rule')).toEqual(labelled);
        expect(status).toMatch(new RegExp(`^找到 \\d+ 项：规则 ${String(labelled.length)}，输入 \\d+`));

        await search('Rise of the National base');
        expect(await shown('rule')).toEqual(['adjustment']);
        await search('unallocated');
        expect(await shown('rule')).toContain('unallocated');
        // Words of clause four alone: found with the rules and the input that name it.
        await search('四位一体');
        const cited = [...book.rules].filter(([, { references }]) => references.some(({ clause }) => clause?.text?.includes('四位一体'))).map(([name]) => name);
        expect(cited.length).toBeGreaterThan(2);
        expect(await shown('rule')).toEqual(cited);
        expect(await shown('input')).toEqual(['entrust_share']);
        expect(await shown('clause')).toEqual(['clause-1-4']);
      });

      it('takes several words together, in full width and any case', async () => {
        await search('ＣＲＥＤＩＴＩＮＧ　方法办法');
        expect(await shown('rule')).toEqual([]);
        await search('ＣＲＥＤＩＴＩＮＧ　利率');
        const both = await shown('rule');
        expect(both).toContain('crediting_rate');
        await search('利率');
        const one = await shown('rule');
        expect(one.length).toBeGreaterThan(both.length);
        expect(both.filter((name) => !one.includes(name))).toEqual([]);
      });

      it('says when nothing is found, and shows everything again when cleared', async () => {
        const before = await shown('rule');
        expect(before.length).toBe(book.rules.size);
        expect(await search('不存在的东西')).toContain('没有找到');
        expect(await shown('rule')).toEqual([]);
        await page.press('#page-search', 'Escape');
        expect(await shown('rule')).toEqual(before);
        expect(await page.innerText('#page-status')).toBe('');
        await search('冒领');
        await page.click('#page-clear');
        expect(await shown('rule')).toEqual(before);
      });

      it('is reached by the key / and filters the contents too', async () => {
        await ask(page, 'blur');
        await page.keyboard.press('/');
        expect(await ask(page, 'focus')).toBe('page-search');
        await page.keyboard.type('a/b');
        expect(await page.inputValue('#page-search')).toBe('a/b');
        await search('rise of the national base');
        expect(await ask(page, 'links', '.contents li li a')).toEqual(['#adjustment']);
      });
    });

    describe('links', () => {
      it('jump: the target stands under the bar', async () => {
        await page.click('#adjustment .uses a[href="#national_base"]');
        const [top, bar] = await ask<[number, number]>(page, 'place', '#national_base');
        expect(top).toBeGreaterThanOrEqual(bar);
        expect(top).toBeLessThan(bar + 60);
        expect(page.url()).toMatch(/#national_base$/);
      });

      it('of a typeset formula and of a picture lead to the rule', async () => {
        await page.click('#adjustment .formula a[href="#decision"]');
        expect(page.url()).toMatch(/#decision$/);
        await page.click('#chapter-fund .picture a[href="#surplus_cash"] rect');
        expect(page.url()).toMatch(/#surplus_cash$/);
      });

      it('reach what a search has hidden', async () => {
        await search('rise of the national base');
        expect(await page.isVisible('#national_base')).toBe(false);
        await page.click('#adjustment .uses a[href="#national_base"]');
        await page.waitForSelector('#national_base', { state: 'visible' });
        const [top, , height] = await ask<[number, number, number]>(page, 'place', '#national_base');
        expect(top).toBeLessThan(height);
        expect(await page.isVisible('#decision')).toBe(false);
        // A whole chapter is no hit: its link ends the search.
        await ask(page, 'goTo', '#chapter-fund');
        await page.waitForSelector('#surplus_cash', { state: 'visible' });
        expect(await page.inputValue('#page-search')).toBe('');
      });

      it('from outside open the page at the rule, and unfold what holds the target', async () => {
        const other = await open('zh', '#crediting_rate');
        const [top, bar] = await ask<[number, number]>(other, 'place', '#crediting_rate');
        expect(top).toBeGreaterThanOrEqual(bar);
        expect(top).toBeLessThan(bar + 60);
        await other.context().close();
      });
    });

    describe.each([['zh', 1280], ['zh', 390], ['en', 1280], ['en', 390]] as const)('%s, %i pixels wide', (lang, width) => {
      let sized: Page;
      beforeAll(async () => {
        sized = lang === 'zh' ? page : await open(lang);
        await sized.setViewportSize({ width, height: 900 });
        await ask(sized, 'unfold');
      }, PATIENCE);
      afterAll(async () => {
        if (sized === page) await page.setViewportSize(WIDE);
        else await sized.context().close();
      }, PATIENCE);

      it('nothing runs out of the page, with everything unfolded', async () => {
        expect(await ask(sized, 'pageWidth')).toBeLessThanOrEqual(width);
        expect(await ask(sized, 'beyond', width)).toEqual([]);
      });

      it('every formula is drawn and has a height', async () => {
        const sizes = await ask<number[]>(sized, 'formulas');
        expect(sizes.length).toBeGreaterThan(book.rules.size);
        expect(Math.min(...sizes)).toBeGreaterThan(5);
      });

      it('boxes of pictures hold their text and do not touch', async () => {
        expect(await ask(sized, 'overfull')).toEqual([]);
        expect(await ask(sized, 'touching')).toEqual([]);
      });
    });

    it.each(['zh', 'en'] as const)('formulas fit the text of a printed page (%s)', async (lang) => {
      // A4 less its margins.
      const printed = await open(lang, '', { viewport: { width: 665, height: 900 } });
      await printed.emulateMedia({ media: 'print' });
      const cut = await ask(printed, 'cut');
      await printed.context().close();
      expect(cut).toEqual([]);
    });

    it.each(['light', 'dark'] as const)('text stands out from its ground when it is %s', async (colorScheme) => {
      await page.emulateMedia({ colorScheme });
      const { kinds, faint } = await ask<{ kinds: number; faint: string[] }>(page, 'faint', 4.5);
      await page.emulateMedia({ colorScheme: null });
      expect(kinds).toBeGreaterThan(50);
      expect(faint).toEqual([]);
    });

    it('every character has a glyph', async () => {
      const { characters, missing } = await ask<{ characters: number; missing: string[] }>(page, 'missing');
      expect(characters).toBeGreaterThan(800);
      expect(missing).toEqual([]);
    });

    it('says all it has to say without JavaScript', async () => {
      const still = await open('zh', '', { javaScriptEnabled: false });
      expect(await still.isVisible('#page-search')).toBe(false);
      expect(await still.isVisible('#adjustment')).toBe(true);
      await still.context().close();
    });

    it('a box that is pointed at shows its neighbours', async () => {
      await page.hover('#chapter-fund [data-node="surplus_cash"] rect');
      const near = await ask<string[][]>(page, 'near', '#chapter-fund');
      expect(near.length).toBeGreaterThan(1);
      expect(near.filter((ends) => !ends.includes('surplus_cash'))).toEqual([]);
    });

    it('the browser had nothing to complain of, and was asked for nothing but the page', () => {
      expect(complaints).toEqual([]);
      expect(requests.length).toBeGreaterThan(3);
      expect(requests.filter((url) => !/^file:.*\/(zh|en)\.html/.test(url))).toEqual([]);
    });
  };
}
