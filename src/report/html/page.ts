import type { Lang } from '../../messages/index.js';
import { VERSION } from '../../version.js';
import { BASE_STYLE } from './base-style.js';
import { type Html, html, trusted } from './markup.js';

/** A page before its frame. */
export interface Page {
  readonly title: string;
  readonly lang: Lang;
  /** Rules of this page alone, after those all pages share. */
  readonly css?: string;
  readonly body: Html;
  /** Plain JavaScript, run when the body stands; the page must say all it has to say without it. */
  readonly script?: string;
}

/**
 * 网页 — one self-contained file: style and script are inside, and it asks the network for nothing, which the browser is
 * told to hold it to. The same page gives the same bytes.
 */
export function htmlPage({ title, lang, css = '', body, script = '' }: Page): string {
  if (/<\/(script|style)/i.test(script + css)) throw new Error('a script or style would end before its end');
  return html`<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
<meta name="generator" content="Chusuan ${VERSION}">
<title>${title}</title>
<style>${trusted(BASE_STYLE + css)}</style>
</head>
<body>
${body}
${script === '' ? undefined : trusted(`<script>${script}</script>`)}
</body>
</html>
`.text;
}
