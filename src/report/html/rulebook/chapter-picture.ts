import type { BookChapter, Use } from '../../../book/index.js';
import type { Edge } from '../../picture/layout.js';
import { drawn, type PictureNode } from '../../picture/draw.js';
import { html, type Html } from '../markup.js';
import type { PageContext } from './context.js';

/** A picture wider than this, in pixels, has a page of its own on its side when printed. */
const WIDE = 900;

export interface ChapterPicture {
  readonly figure: Html;
  readonly isWide: boolean;
}

/** 依赖图 — the rules of a chapter and those of other chapters they take; inputs are left to the cards, so that it can be read. */
export function chapterPicture(context: PageContext, { title, rules }: BookChapter): ChapterPicture | undefined {
  const { book, t, lang, layouter } = context;
  const own = new Set(rules);
  const edges = edgesOf(context, rules);
  if (edges.length === 0) return undefined;
  const names = [...new Set([...rules, ...edges.map(({ from }) => from)])];
  const nodes = names.map((name): PictureNode => {
    const { rule, uses, usedBy } = book.rules.get(name)!;
    const isNeighbour = !own.has(name);
    const inputs = new Set(uses.filter(({ kind }) => kind === 'input').map((use) => use.name)).size;
    const chapter = book.chapters.find((each) => each.name === rule.chapter)?.title[lang] ?? rule.chapter;
    return {
      id: name, target: name, label: rule.label[lang], isNeighbour, ...(!isNeighbour && { name }),
      hint: isNeighbour ? t('page-picture-neighbour', { label: rule.label[lang], chapter }) : t('page-picture-hint', { label: rule.label[lang], formula: rule.text, inputs }),
      isRecurring: !isNeighbour && uses.some((use) => isOf(use, name)),
      isUsedElsewhere: !isNeighbour && usedBy.some((use) => !own.has(use.rule)),
    };
  });
  const svg = drawn(nodes, edges, layouter, t('page-picture-title', { chapter: title[lang], rules: rules.length }));
  const isWide = Number(/ width="(\d+)"/.exec(svg.text)![1]) > WIDE;
  const fit = html`<label class="on-screen"><input type="checkbox" class="fit-switch">${t('page-picture-fit')}</label>`;
  return { isWide, figure: html`<figure class="intro"><div class="wide" tabindex="0">${svg}</div><figcaption>${t('page-picture-caption', { chapter: title[lang] })}${isWide ? fit : undefined}</figcaption></figure>` };
}

function isOf({ kind, name }: Use, rule: string): boolean {
  return kind === 'rule' && name === rule;
}

/** One arrow from each rule to each that takes it, dashed where only values of earlier years are taken. */
function edgesOf({ book }: PageContext, rules: readonly string[]): Edge[] {
  return rules.flatMap((to) => {
    const isLagged = new Map<string, boolean>();
    for (const { kind, name, years } of book.rules.get(to)!.uses) {
      if (kind === 'rule' && name !== to) isLagged.set(name, years > 0 && (isLagged.get(name) ?? true));
    }
    return [...isLagged].map(([from, lagged]) => ({ from, to, isLagged: lagged }));
  });
}
