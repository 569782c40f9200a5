import { textWidth } from './table.js';

const OPENING = '（《“〔「【';
const CLOSING = '，。；：、！？）》”〕」】…';
/** A run of Latin letters and digits, or one other character; no line begins with a closing mark or ends with an opening one. */
const WORD = new RegExp(`[${OPENING}]*(?:[^\\s\\u2e80-\\uffef]+|[^\\s])[${CLOSING}]*\\s*`, 'gu');

/**
 * 折行 — a text in lines of at most `room` columns; Chinese breaks anywhere, Latin words stay whole. Line breaks of the
 * text remain. The first line starts `first` columns in.
 */
export function wrapped(text: string, room: number, first = 0): string[] {
  return text.split('\n').flatMap((paragraph, index) => {
    const lines = [''];
    const roomOf = (): number => (index === 0 && lines.length === 1 ? room - first : room);
    for (const [word] of paragraph.matchAll(WORD)) {
      const joined = lines.at(-1)! + word;
      if (textWidth(joined.trimEnd()) <= roomOf() || lines.at(-1) === '') lines.splice(-1, 1, joined);
      else lines.push(...broken(lines.pop()!, word));
    }
    return lines.map((line) => line.trimEnd());
  });
}

/** Columns of a short end that had better move to the next line as a whole: 国发〔2014〕8号 / 第七条. */
const SHORT_END = 8;

function broken(line: string, word: string): [string, string] {
  const blank = line.lastIndexOf(' ');
  const end = line.slice(blank + 1);
  return blank > 0 && end !== '' && textWidth(end) <= SHORT_END ? [line.slice(0, blank), end + word] : [line, word];
}
