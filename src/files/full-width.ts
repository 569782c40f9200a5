/** 全角字符 — full-width characters found in a text and what to type instead. */
export interface FullWidth {
  /** As found, each once: `： ，`. */
  readonly found: string;
  /** Half-width forms in the same order: `: ,`. */
  readonly replacement: string;
  /** Where the first of them stands in the text. */
  readonly at: number;
}

const PUNCTUATION: Readonly<Record<string, string>> = {
  '：': ':', '，': ',', '（': '(', '）': ')', '“': '"', '”': '"', '‘': "'", '’': "'",
  '｛': '{', '｝': '}', '［': '[', '］': ']', '【': '[', '】': ']', '；': ';', '。': '.', '、': ',',
  '％': '%', '－': '-', '—': '-', '．': '.', '＝': '=', '＃': '#', '　': ' ',
};

const ASCII = /^[\0-\x7f]*$/;

/**
 * 找全角字符 — what a Chinese keyboard left in `text`, or undefined.
 * `more` adds characters of a special kind of text; like all that is looked for, they lie beyond ASCII.
 */
export function fullWidthIn(text: string, more: Readonly<Record<string, string>> = {}): FullWidth | undefined {
  // Every cell of every table is looked at: most are plain numbers.
  if (ASCII.test(text)) return undefined;
  const found = new Map<string, string>();
  for (const character of text) {
    const half = more[character] ?? halfWidth(character);
    if (half !== undefined) found.set(character, half);
  }
  if (found.size === 0) return undefined;
  // A space says nothing when it is printed.
  const shown = (character: string): string => (character.trim() === '' ? `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}` : character);
  return {
    found: [...found.keys()].map(shown).join(' '),
    replacement: [...new Set(found.values())].map((half) => (half === ' ' ? 'U+0020' : half)).join(' '),
    at: Math.min(...[...found.keys()].map((character) => text.indexOf(character))),
  };
}

function halfWidth(character: string): string | undefined {
  // U+FF10…FF19, FF21…FF3A and FF41…FF5A are digits and letters, 0xFEE0 above their ASCII forms.
  if (/[０-９Ａ-Ｚａ-ｚ]/.test(character)) return String.fromCharCode(character.charCodeAt(0) - 0xfee0);
  return Object.hasOwn(PUNCTUATION, character) ? PUNCTUATION[character] : undefined;
}
