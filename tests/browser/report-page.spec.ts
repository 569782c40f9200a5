import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Document, documentHtml, type Table } from '../../src/document/index.js';
import type { Lang } from '../../src/messages/index.js';
import { extremeCharts } from '../chart/extremes.js';
import { sampleReport } from '../document/sample-report.js';
import { CHROMIUM, launch, sayNoBrowser } from './chromium.js';
import { ask } from './in-page.js';

const TITLE = 'a report in a browser';
/** A browser takes its time to start where much else is running. */
const PATIENCE = 60_000;
/** Pixels of an A4 page between its margins, upright and across (96 to the inch). */
const A4 = { upright: 635, across: 986 };

if ('path' in CHROMIUM) describe.each<Lang>(['zh', 'en'])(`${TITLE} (${CHROMIUM.version}, %s)`, inBrowser(CHROMIUM.path));
else sayNoBrowser(TITLE, CHROMIUM.reason);

/** The sample, and after it every kind of chart at its worst. */
async function document(lang: Lang): Promise<Document> {
  const sample = await sampleReport(lang);
  const figures = [...await extremeCharts(lang)].map(([name, drawing]) => ({ kind: 'figure' as const, id: `extreme-${name}`, caption: name, alternative: name, ...drawing }));
  return { ...sample, blocks: [...sample.blocks, ...figures, tight(lang)] };
}

/** As many columns as an upright page holds, with long heads and units. */
function tight(lang: Lang): Table {
  const label = lang === 'zh' ? '基础养老金标准（国家加省级，年末）' : 'Base pension standard (national and provincial) at year end';
  const unit = lang === 'zh' ? '元/人/月' : 'yuan/person/month';
  return {
    kind: 'table', id: 'tight', caption: label, columns: [{ label: lang === 'zh' ? '年份' : 'Year', align: 'left' }, ...[0, 1, 2, 3, 4].map((i) => ({ label, unit: i === 0 ? '%' : unit, align: 'right' as const }))],
    rows: [2027, 2100].map((year) => ({ cells: [{ kind: 'text', text: [String(year)] }, ...[0, 1, 2, 3, 4].map((i) => ({ kind: 'number' as const, value: year * 61.7 + i, shown: { divisor: 1, decimals: 1, unit: i === 0 ? '%' : unit } }))] })),
  };
}

function inBrowser(path: string): (lang: Lang) => void {
  return (lang) => {
    const folder = mkdtempSync(join(tmpdir(), 'report-page-'));
    const complaints: string[] = [];
    const requests: string[] = [];
    let browser: Browser;
    let page: Page;

    async function open(options: BrowserContextOptions): Promise<Page> {
      const opened = await (await browser.newContext(options)).newPage();
      opened.on('console', (message) => { if (['error', 'warning'].includes(message.type())) complaints.push(message.text()); });
      opened.on('pageerror', (error) => { complaints.push(error.message); });
      opened.on('request', (request) => { requests.push(request.url()); });
      await opened.goto(pathToFileURL(join(folder, 'report.html')).href);
      return opened;
    }

    beforeAll(async () => {
      writeFileSync(join(folder, 'report.html'), documentHtml(await document(lang)));
      browser = await launch(path);
      page = await open({ viewport: { width: 1200, height: 900 } });
      await ask(page, 'unfold');
    }, PATIENCE);
    afterAll(async () => {
      await browser.close();
      rmSync(folder, { recursive: true });
    }, PATIENCE);

    it.each([1200, 390])('nothing runs out of the page, %i pixels wide, with everything unfolded', async (width) => {
      await page.setViewportSize({ width, height: 900 });
      expect(await ask(page, 'pageWidth')).toBeLessThanOrEqual(width);
      expect(await ask(page, 'beyond', width)).toEqual([]);
      await page.setViewportSize({ width: 1200, height: 900 });
    });

    it('nothing runs out of a printed page, upright or across', async () => {
      await page.emulateMedia({ media: 'print' });
      for (const [kind, width] of Object.entries(A4)) {
        await page.setViewportSize({ width, height: 900 });
        const wide = await ask<string[]>(page, 'widerThan', width);
        expect(await ask(page, 'torn')).toEqual([]);
        expect(kind === 'across' ? wide : wide.filter((each) => !each.includes('across'))).toEqual([]);
      }
      await page.emulateMedia({ media: null });
      await page.setViewportSize({ width: 1200, height: 900 });
    });

    it('words of charts stand inside them, none over another', async () => {
      expect(await ask<number>(page, 'chartTexts')).toBeGreaterThan(400);
      expect(await ask(page, 'chartOutside')).toEqual([]);
      expect(await ask(page, 'chartOverlaps')).toEqual([]);
    });

    it.each(['light', 'dark'] as const)('text stands out from its ground when it is %s', async (colorScheme) => {
      await page.emulateMedia({ colorScheme });
      const { kinds, faint } = await ask<{ kinds: number; faint: string[] }>(page, 'faint', 4.5);
      await page.emulateMedia({ colorScheme: null });
      expect(kinds).toBeGreaterThan(20);
      expect(faint).toEqual([]);
    });

    it('every character has a glyph', async () => {
      const { characters, missing } = await ask<{ characters: number; missing: string[] }>(page, 'missing');
      expect(characters).toBeGreaterThan(lang === 'zh' ? 200 : 60);
      expect(missing).toEqual([]);
    });

    it('links and contents lead to what they name', async () => {
      const links = await ask<string[]>(page, 'links', 'a[href^="#"]');
      expect(links.length).toBeGreaterThan(8);
      for (const link of new Set(links)) expect({ link, count: await page.locator(link).count() }).toEqual({ link, count: 1 });
      await page.click('.contents a[href="#sources"]');
      const top = await page.evaluate<number>("document.querySelector('#sources').getBoundingClientRect().top");
      expect(top).toBeGreaterThanOrEqual(-1);
      expect(top).toBeLessThan(200);
    });

    it('is printed with a title page of its own, and no page empty', async () => {
      const fresh = await open({});
      const pdf = (await fresh.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
      await fresh.context().close();
      const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => (Number(width) > Number(height) ? 'across' : 'upright'));
      expect(boxes.slice(0, 2)).toEqual(['upright', 'upright']);
      // One table is too wide for an upright page; the sample and its charts take so many pages and no more.
      expect(boxes.filter((each) => each === 'across').length).toBe(1);
      expect(boxes.length).toBeGreaterThan(8);
      expect(boxes.length).toBeLessThan(22);
    }, PATIENCE);

    it('the browser had nothing to complain of, and was asked for nothing but the page', () => {
      expect(complaints).toEqual([]);
      expect(requests.length).toBeGreaterThan(0);
      expect(requests.filter((url) => !url.endsWith('/report.html'))).toEqual([]);
    });
  };
}
