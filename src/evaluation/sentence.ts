import type { Inline, Text } from '../document/index.js';
import { type Fact, type Lang, type MessageKey, say } from '../messages/index.js';

/** A fact of a sentence in a report: as of any message, or a piece of text that stays one. */
export type Piece = Fact | Exclude<Inline, string>;

/** Stand around the place of a piece while the message is put together; no text has them. */
const [OPEN, CLOSE] = ['\uE000', '\uE001'];

/** 句子 — a message whose numbers stay numbers, so that each keeps its unit and its place in the results. */
export function sentence(key: MessageKey, pieces: Readonly<Record<string, Piece>>, lang: Lang): Text {
  const inlines: Inline[] = [];
  const facts = Object.fromEntries(Object.entries(pieces).map(([name, piece]): [string, Fact] => {
    if (!isInline(piece)) return [name, piece];
    inlines.push(piece);
    return [name, `${OPEN}${String(inlines.length - 1)}${CLOSE}`];
  }));
  return say(key, facts, lang).split(new RegExp(`${OPEN}(\\d+)${CLOSE}`, 'u'))
    .map((part, i) => (i % 2 === 0 ? part : inlines[Number(part)]!))
    .filter((part) => part !== '');
}

function isInline(piece: Piece): piece is Exclude<Inline, string> {
  return typeof piece === 'object' && 'kind' in piece;
}
