/** Marks of a Chinese keyboard or a word processor beyond the full-width forms of ASCII, and what they mean in a formula. */
const MARKS: Readonly<Record<string, string>> = {
  '\u3000': ' ', '、': ',', '。': '.', '【': '[', '】': ']', '《': '<', '》': '>', '≤': '<=', '≥': '>=', '≠': '!=', '≦': '<=', '≧': '>=',
  '–': '-', '—': '-', '−': '-', '～': '~', '×': '*', '÷': '/', '…': '..',
};

/** 化为半角 — a condition as typed on any keyboard, in half-width marks. One character may become two. */
export function plainText(text: string): string {
  return [...text].map((character) => {
    const code = character.charCodeAt(0);
    // U+FF01…FF5E are the printable ASCII characters, 0xFEE0 above them.
    return MARKS[character] ?? (code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : character);
  }).join('').trim();
}
