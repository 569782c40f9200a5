import { isOfWord, Words } from './words.js';

const OPEN = 0x28;
const CLOSE = 0x29;
const SEMICOLON = 0x3b;
const QUOTE = 0x22;
const DOLLAR = 0x24;
const NEW_LINE = 0x0a;
const BLANK = 0x20;
const MINUS = 0x2d;
const DIGIT_0 = 0x30;
const DIGIT_9 = 0x39;

/**
 * 读文本 — reads WAT from left to right. Equal words have equal numbers: those of the vocabulary 0, 1, …, then the
 * others as they come. Comments may stand before a parenthesis only.
 */
export class Reader {
  /** Position of the next byte. */
  at = 0;
  /** The vocabulary, the text, and a 0 that ends it, in UTF-8. */
  private readonly bytes: Buffer;
  private readonly textStart: number;
  private readonly words: Words;

  constructor(text: string, vocabulary: readonly string[]) {
    const head = vocabulary.map((word) => `${word}\n`).join('');
    this.bytes = Buffer.from(`${head}${text}\0`);
    this.words = new Words(this.bytes);
    this.textStart = Buffer.byteLength(head);
    while (this.at < this.textStart) {
      this.word();
      this.at++;
    }
  }

  /** Passes blanks and comments, then a parenthesis if one comes next. */
  next(): 'open' | 'close' | 'other' | 'end' {
    const { bytes } = this;
    let at = this.at;
    for (;;) {
      const code = bytes[at]!;
      if (code === OPEN && bytes[at + 1] !== SEMICOLON) {
        this.at = at + 1;
        return 'open';
      }
      if (code === CLOSE) {
        this.at = at + 1;
        return 'close';
      }
      if (code === OPEN || (code === SEMICOLON && bytes[at + 1] === SEMICOLON)) {
        at = this.behindComment(at);
      } else if (code > BLANK || code === 0) {
        this.at = at;
        return code === 0 ? 'end' : 'other';
      } else {
        at++;
      }
    }
  }

  /** Passes a closing parenthesis if it comes at once. */
  closes(): boolean {
    if (this.bytes[this.at] !== CLOSE) return false;
    this.at++;
    return true;
  }

  /** The number of the word that comes at once. */
  word(): number {
    const number = this.words.read(this.at);
    if (number < 0) this.fail('expected a word');
    this.at = this.words.end;
    return number;
  }

  /** Whether a name comes next; passes blanks. */
  isName(): boolean {
    while (this.bytes[this.at] === BLANK) this.at++;
    return this.bytes[this.at] === DOLLAR;
  }

  /** The number of the next word, which begins with `$`. */
  name(): number {
    if (!this.isName()) this.fail('expected a name');
    return this.word();
  }

  /** A whole number in decimal digits. */
  integer(least: number, most: number): number {
    const { bytes } = this;
    while (bytes[this.at] === BLANK) this.at++;
    const isNegative = bytes[this.at] === MINUS;
    const start = isNegative ? this.at + 1 : this.at;
    let end = start;
    let value = 0;
    for (let code = bytes[end]!; code >= DIGIT_0 && code <= DIGIT_9; code = bytes[++end]!) value = 10 * value + code - DIGIT_0;
    if (isNegative) value = -value;
    if (end === start || isOfWord(bytes[end]!) || value < least || value > most) this.fail(`expected a whole number in ${least} … ${most}`);
    this.at = end;
    return value;
  }

  /** `offset=` and a number; 0 if it is not there. */
  offset(): number {
    return this.take(' offset=') ? this.integer(0, 0xffffffff) : 0;
  }

  /** Passes `token` if it comes at once. */
  take(token: string): boolean {
    for (let i = 0; i < token.length; i++) if (this.bytes[this.at + i] !== token.charCodeAt(i)) return false;
    this.at += token.length;
    return true;
  }

  expect(token: string): void {
    if (!this.take(token)) this.fail(`expected "${token}"`);
  }

  /** Text in quotes, without escapes, as UTF-8. */
  string(): Uint8Array {
    this.expect(' "');
    const end = this.bytes.indexOf(QUOTE, this.at);
    const content = this.bytes.subarray(this.at, end);
    if (end < 0 || /[\\\n]/.test(content.toString())) this.fail('expected a string without escapes');
    this.at = end + 1;
    return content;
  }

  /** Our fault: the compiler has written what is no text of a module. */
  fail(what: string, at = this.at): never {
    const before = this.bytes.subarray(this.textStart, at).toString();
    const rest = this.bytes.subarray(at, at + 40).toString().split(/[\0\n]/)[0];
    throw new Error(`module text, line ${before.split('\n').length}: ${what} at "${rest ?? ''}"`);
  }

  /** The end of `;; …` at the end of its line, or of `(; … ;)`, which may hold others. */
  private behindComment(start: number): number {
    const { bytes } = this;
    let at = start;
    if (bytes[at] === SEMICOLON) {
      while (bytes[at] !== NEW_LINE && bytes[at] !== 0) at++;
      return at;
    }
    let depth = 0;
    do {
      const isOpening = bytes[at] === OPEN && bytes[at + 1] === SEMICOLON;
      const isClosing = bytes[at] === SEMICOLON && bytes[at + 1] === CLOSE;
      if (bytes[at] === 0) this.fail('comment without an end', start);
      depth += Number(isOpening) - Number(isClosing);
      at += isOpening || isClosing ? 2 : 1;
    } while (depth > 0);
    return at;
  }
}
