import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** 一页文档 — what the tests look at in a Markdown file. */
export interface Page {
  readonly file: string;
  readonly headings: readonly Heading[];
  readonly links: readonly string[];
  readonly code: readonly CodeBlock[];
  /** Code inside a line of text. */
  readonly spans: readonly string[];
}

export interface Heading {
  readonly level: number;
  readonly text: string;
  readonly anchor: string;
}

export interface CodeBlock {
  readonly language: string;
  readonly text: string;
}

/** 全部文档 — the pages a reader finds, with forward slashes. */
export function pages(): Page[] {
  const inDocs = readdirSync('docs', { recursive: true, encoding: 'utf8' }).map((file) => posix.join('docs', file.replaceAll('\\', '/')));
  const atTop = readdirSync('.');
  const beside = ['rulebook/resident-pension/README.md', 'scenarios/hubei/tables/README.md', 'scenarios/hubei/sources/README.md'];
  return [...atTop, ...inDocs, ...beside].filter((file) => file.endsWith('.md')).sort().map(readPage);
}

/** 读一页 — fenced code first, so that nothing in it counts as a heading or a link. */
export function readPage(file: string): Page {
  const code: CodeBlock[] = [];
  const prose = readFileSync(join(file), 'utf8').replaceAll(/^```(\w*)\n(.*?)^```$/gms, (_, language: string, text: string) => {
    code.push({ language, text });
    return '';
  });
  const spans: string[] = [];
  const plain = prose.replaceAll(/`([^`\n]+)`/g, (_, text: string) => {
    spans.push(text);
    return text.replaceAll(/[[\]()]/g, '');
  });
  return { file, code, spans, headings: readHeadings(prose), links: [...plain.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1]!) };
}

function readHeadings(prose: string): Heading[] {
  const seen = new Map<string, number>();
  return [...prose.matchAll(/^(#{1,6}) +(.+)$/gm)].map(([, marks, text]) => {
    // GitHub: lower case, punctuation dropped, spaces to hyphens, repeated headings numbered.
    const anchor = text!.trim().toLowerCase().replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '').replaceAll(' ', '-');
    const times = seen.get(anchor) ?? 0;
    seen.set(anchor, times + 1);
    return { level: marks!.length, text: text!, anchor: times === 0 ? anchor : `${anchor}-${String(times)}` };
  });
}
