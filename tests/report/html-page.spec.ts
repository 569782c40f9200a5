import { describe, expect, it } from 'vitest';
import { html, htmlPage, trusted } from '../../src/report/index.js';

describe('markup', () => {
  it('escapes text and attributes, and takes marked-up parts as they are', () => {
    expect(html`<p title="${'"\'<'}">${'<b> & co'}${3}${undefined}${[html`<i>${'>'}</i>`, trusted('<br>')]}</p>`.text)
      .toBe('<p title="&quot;&#39;&lt;">&lt;b&gt; &amp; co3<i>&gt;</i><br></p>');
  });
});

describe('a page', () => {
  const page = htmlPage({ title: '甲 <乙>', lang: 'zh', css: '.own { color: red }', body: html`<h1>${'甲 & 乙'}</h1>`, script: 'document.title += "!";' });

  it('is one file with its language, its escaped title, its style and its script', () => {
    expect(page.startsWith('<!doctype html>\n<html lang="zh-CN">')).toBe(true);
    expect(page).toContain('<title>甲 &lt;乙&gt;</title>');
    expect(page).toContain('.own { color: red }</style>');
    expect(page).toContain('<h1>甲 &amp; 乙</h1>\n<script>document.title += "!";</script>');
  });

  it('may load nothing from anywhere, and names no address', () => {
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"`);
    expect(page).not.toMatch(/https?:|url\(|@import|src=/);
  });

  it('has the same bytes each time', () => {
    const again = { title: 'x', lang: 'en', body: html`<p>y</p>` } as const;
    expect(htmlPage(again)).toBe(htmlPage(again));
    expect(htmlPage(again)).not.toContain('<script>');
  });

  it('refuses a script or style that would end the element it stands in', () => {
    expect(() => htmlPage({ title: 'x', lang: 'en', body: html``, script: 'a = "</script>"' })).toThrow();
    expect(() => htmlPage({ title: 'x', lang: 'en', body: html``, css: '</STYLE>' })).toThrow();
  });
});
