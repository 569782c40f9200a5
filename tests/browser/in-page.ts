import type { Page } from 'playwright-core';

/**
 * 页内的问题 — what is asked of an open page, as JavaScript: it runs in the browser, whose names the types of Node do not
 * know. Each is a function of one argument.
 */
const QUESTIONS = {
  /** Ids of the elements that match and are shown. */
  shown: `(selector) => [...document.querySelectorAll(selector)].filter((element) => element.offsetParent !== null).map(({ id }) => id)`,
  /** Where the links that match and are shown lead. */
  links: `(selector) => [...document.querySelectorAll(selector)].filter((link) => link.offsetParent !== null).map((link) => link.getAttribute('href'))`,
  focus: `() => document.activeElement.id`,
  blur: `() => document.activeElement.blur()`,
  /** Upper edge of an element, lower edge of the bar, height of the window. */
  place: `(selector) => [document.querySelector(selector).getBoundingClientRect().top, document.querySelector('.bar').getBoundingClientRect().bottom, innerHeight]`,
  goTo: `(hash) => { location.hash = hash; }`,
  unfold: `() => { for (const each of document.querySelectorAll('details')) each.open = true; }`,
  pageWidth: `() => document.documentElement.scrollWidth`,
  /** Elements outside anything that scrolls that reach over the right edge. */
  beyond: `(most) => [...document.querySelectorAll('main *, .cover *, .bar *, nav *')]
    .filter((element) => !element.closest('.wide') && element.getBoundingClientRect().right > most + 1).map((element) => element.tagName + ' ' + element.closest('[id]')?.id)`,
  /** Of each formula the smaller of width and height. */
  formulas: `() => [...document.querySelectorAll('math')].map((element) => element.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height))`,
  /** Boxes of pictures whose text does not fit. */
  overfull: `() => [...document.querySelectorAll('.picture .node')].filter((node) => {
    const box = node.querySelector('rect').getBBox();
    return [...node.querySelectorAll('text')].some((text) => {
      const own = text.getBBox();
      return own.x < box.x || own.x + own.width > box.x + box.width || own.y < box.y - 1 || own.y + own.height > box.y + box.height + 2;
    });
  }).map((node) => node.dataset.node)`,
  touching: `() => [...document.querySelectorAll('.picture')].flatMap((picture) => {
    const boxes = [...picture.querySelectorAll('rect')].map((rect) => ({ name: rect.parentElement.dataset.node, box: rect.getBBox() }));
    const touch = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
    return boxes.flatMap(({ name, box }, i) => boxes.slice(i + 1).filter((other) => touch(box, other.box)).map((other) => name + ' ' + other.name));
  })`,
  /** Formulas wider than their place, and by how much. */
  cut: `() => [...document.querySelectorAll('.formula')].filter((formula) => formula.scrollWidth > formula.clientWidth + 1)
    .map((formula) => formula.closest('article').id + ' ' + (formula.scrollWidth - formula.clientWidth))`,
  /** Kinds of elements whose text has a contrast below the limit (WCAG 2.2). */
  faint: `(limit) => {
    const numbers = (color) => (/\\(([^)]*)\\)/.exec(color)?.[1] ?? '').split(',').map(Number);
    const light = (color) => {
      const [r, g, b] = numbers(color).slice(0, 3).map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ground = (element) => {
      for (let at = element; at; at = at.parentElement) {
        const color = getComputedStyle(at).backgroundColor;
        if ((numbers(color)[3] ?? 1) > 0) return color;
      }
      return 'rgb(255, 255, 255)';
    };
    // Elements of the same names and classes all the way up look the same.
    const kind = (element) => (element === document.body ? '' : kind(element.parentElement) + ' ' + element.tagName + '.' + (element.getAttribute('class') ?? ''));
    const seen = new Map();
    for (const element of document.querySelectorAll('main *, .cover *, .bar *, nav *')) {
      const own = kind(element);
      const hasText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== '');
      if (!hasText || seen.has(own) || element.closest('svg')) continue;
      const [a, b] = [light(getComputedStyle(element).color), light(ground(element))];
      seen.set(own, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05));
    }
    return { kinds: seen.size, faint: [...seen].filter(([, contrast]) => contrast < limit).map(([own, contrast]) => own + ' ' + contrast.toFixed(2)) };
  }`,
  /** Characters drawn as the box for missing ones; no font has the last code point of a private plane. */
  missing: `() => {
    const canvas = document.createElement('canvas');
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    const drawn = (character) => {
      [canvas.width, canvas.height] = [40, 40];
      pen.font = '24px ' + getComputedStyle(document.body).fontFamily;
      pen.fillText(character, 4, 30);
      return pen.getImageData(0, 0, 40, 40).data.join();
    };
    const box = drawn('\\u{10fffd}');
    const characters = [...new Set(document.body.textContent)].filter((character) => character.trim() !== '');
    return { characters: characters.length, missing: characters.filter((character) => drawn(character) === box) };
  }`,
  /** Tables and drawings that a printed page of the width would cut, with the block that they belong to. */
  widerThan: `(width) => [...document.querySelectorAll('main table, main svg, main .formula math, main p, .contents, .cover')]
    .filter((element) => element.offsetParent !== null || element.getClientRects().length > 0).filter((element) => element.getBoundingClientRect().right > width + 1)
    .map((element) => element.tagName + ' ' + element.closest('[id]')?.id + ' ' + (element.closest('.across') ? 'across' : ''))`,
  /** Words and numbers of tables that are torn over two lines. */
  torn: `() => [...document.querySelectorAll('.table td, .table th')].flatMap((cell) => [...cell.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).flatMap((node) =>
    [...node.textContent.matchAll(/[\\w.,%+()-]{2,20}/g)].filter(({ 0: piece, index }) => {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + piece.length);
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      return lines.size > 1 && !/[-(]/.test(piece);
    }).map(({ 0: piece }) => cell.closest('[id]').id + ': ' + piece)))`,
  /** How many words stand in charts. */
  chartTexts: `() => document.querySelectorAll('.plate svg text').length`,
  /** Words of charts that reach out of their drawing. */
  chartOutside: `() => [...document.querySelectorAll('.plate svg')].flatMap((svg) => {
    const frame = svg.getBoundingClientRect();
    return [...svg.querySelectorAll('text')].filter((text) => {
      const box = text.getBoundingClientRect();
      return box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 2 || box.bottom > frame.bottom + 2;
    }).map((text) => svg.closest('[id]').id + ': ' + text.textContent);
  })`,
  /** Words of a chart that stand over one another; the boxes of letters are higher than the letters, by a quarter. */
  chartOverlaps: `() => [...document.querySelectorAll('.plate svg')].flatMap((svg) => {
    const boxes = [...svg.querySelectorAll('text')].filter((text) => text.textContent.trim() !== '').map((text) => {
      const { left, right, top, bottom } = text.getBoundingClientRect();
      const trim = (bottom - top) * 0.2;
      return { text: text.textContent, left: left + 1, right: right - 1, top: top + trim, bottom: bottom - trim };
    });
    return boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).map((b) => svg.closest('[id]').id + ': ' + a.text + ' / ' + b.text));
  })`,
  /** Ends of the arrows that stand out. */
  near: `(selector) => [...document.querySelectorAll(selector + ' .edge.near')].map((edge) => [edge.dataset.from, edge.dataset.to])`,
} as const;

/** Asks an open page; the answer is as the caller says. */
export function ask<T>(page: Page, question: keyof typeof QUESTIONS, argument: string | number = ''): Promise<T> {
  return page.evaluate<T>(`(${QUESTIONS[question]})(${JSON.stringify(argument)})`);
}
