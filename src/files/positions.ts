import { type Document, isAlias, isMap, isScalar, isSeq, type LineCounter, type Node, type Pair, type YAMLMap } from 'yaml';
import type { Place } from '../issues/index.js';

/** Keys and list positions from the root of a file. */
export type KeyPath = readonly (string | number)[];

/** 位置 — where the keys and values of a parsed document stand in its text. */
export class Positions {
  readonly #document: Document;
  readonly #lineCounter: LineCounter;
  readonly #file: string;
  /** Pairs of the maps looked into, by key: each rule is looked up a dozen times among all of its chapter. */
  readonly #pairs = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

  constructor(document: Document, lineCounter: LineCounter, file: string) {
    this.#document = document;
    this.#lineCounter = lineCounter;
    this.#file = file;
  }

  ofOffset(offset: number): Place {
    const { line, col } = this.#lineCounter.linePos(offset);
    return { file: this.#file, line, column: col };
  }

  ofValue(path: KeyPath): Place {
    const { key, value } = this.#deepest(path);
    // An empty value (`a:`) has a range of its own just behind the colon; the key says more.
    const node = isScalar(value) && value.value === null && !value.source ? (key ?? value) : value;
    return this.#ofNode(node ?? key);
  }

  ofKey(path: KeyPath): Place {
    const { key, value } = this.#deepest(path);
    return this.#ofNode(key ?? value);
  }

  has(path: KeyPath): boolean {
    return this.#deepest(path).found === path.length;
  }

  text(path: KeyPath): string | undefined {
    const { value, found } = this.#deepest(path);
    return found === path.length && isScalar(value) ? (value.source ?? String(value.value)) : undefined;
  }

  keys(path: KeyPath): readonly string[] {
    const { value, found } = this.#deepest(path);
    return found === path.length && isMap(value) ? value.items.map((pair) => keyText(pair.key)) : [];
  }

  /** Follow the path as far as it goes; `found` counts the steps that exist. */
  #deepest(path: KeyPath): { key?: Node; value?: Node; found: number } {
    let value = this.#resolve(this.#document.contents);
    let key: Node | undefined;
    let found = 0;
    for (const step of path) {
      let next: unknown;
      let nextKey: Node | undefined;
      if (isMap(value)) {
        const pair = this.#pairsOf(value).get(String(step));
        if (!pair) break;
        nextKey = pair.key as Node;
        next = pair.value;
      } else if (isSeq(value)) {
        next = value.items[Number(step)];
        if (next === undefined) break;
      } else break;
      key = nextKey;
      value = this.#resolve(next);
      found++;
    }
    return { ...(key && { key }), ...(value && { value }), found };
  }

  #pairsOf(map: YAMLMap): ReadonlyMap<string, Pair> {
    const known = this.#pairs.get(map);
    if (known) return known;
    // Of two equal keys the first counts, as the message about them says.
    const pairs = new Map([...map.items].reverse().map((pair) => [keyText(pair.key), pair]));
    this.#pairs.set(map, pairs);
    return pairs;
  }

  #resolve(node: unknown): Node | undefined {
    return (isAlias(node) ? node.resolve(this.#document) : (node ?? undefined)) as Node | undefined;
  }

  #ofNode(node: Node | undefined): Place {
    return node?.range ? this.ofOffset(node.range[0]) : { file: this.#file };
  }
}

/** A key as the plain object has it: `2020` the number and "2020" the text are the same key. */
export function keyText(key: unknown): string {
  const value = isScalar(key) ? key.value : key;
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
