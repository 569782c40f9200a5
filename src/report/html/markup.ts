/** 标记 — text that is HTML already; everything else is escaped on its way into a page. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What a template takes: text is escaped, nothing at all is left out, lists are put one after the other. */
export type HtmlValue = string | number | Html | undefined | readonly HtmlValue[];

/** 模板 — ``html`<p title="${title}">${text}</p>` ``; values are escaped for text and for quoted attributes alike. */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return new Html(parts.reduce((text, part, i) => text + textOf(values[i - 1]) + part));
}

/** HTML made elsewhere (a formula by temml, a picture by Graphviz), taken as it is. */
export function trusted(text: string): Html {
  return new Html(text);
}

/** Text as it may stand between tags and between quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character]!);
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function textOf(value: HtmlValue): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  return value instanceof Html ? value.text : value.map(textOf).join('');
}
