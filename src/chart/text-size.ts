/** Shares of the font size that a character is wide, in Noto Sans; a little wide where fonts differ. */
const WIDTHS: readonly (readonly [characters: RegExp, share: number])[] = [
  [/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u, 1],
  [/[ilj.,:;'|!I]/, 0.3],
  [/[ ft()[\]r/-]/, 0.38],
  [/[mwMW%@—…]/, 0.92],
  [/[A-Z]/, 0.67],
];
const OTHERS = 0.58;

/** Pixels that a line of text is wide; there is no browser to ask. */
export function textWidth(text: string, fontSize: number): number {
  return [...text].reduce((sum, character) => sum + (WIDTHS.find(([set]) => set.test(character))?.[1] ?? OTHERS), 0) * fontSize;
}

/** Where a line may end: after any Chinese character, between words. */
const PIECES = /[\u2e80-\u9fff\uff00-\uff60][，。、；：）】》%]*|[^\s\u2e80-\u9fff\uff00-\uff60]+\s*|\s+/gu;

/** 折行 — a text as lines no wider than `width`, about equally long; what does not fit in `mostLines` ends in an ellipsis. */
export function wrapped(text: string, fontSize: number, width: number, mostLines = Number.POSITIVE_INFINITY): string[] {
  const pieces = text.match(PIECES) ?? [];
  const lines = filled(pieces, fontSize, width);
  if (lines.length > mostLines) {
    const kept = lines.slice(0, mostLines);
    return [...kept.slice(0, -1), shortened(`${kept.at(-1)!}…`, fontSize, width)];
  }
  // As narrow as the number of lines allows: no single character on the last.
  let narrowest = lines;
  for (let share = 0.95; lines.length > 1 && share > 0.5; share -= 0.05) {
    const narrower = filled(pieces, fontSize, width * share);
    if (narrower.length > lines.length) break;
    narrowest = narrower;
  }
  return narrowest;
}

function filled(pieces: readonly string[], fontSize: number, width: number): string[] {
  const lines = [''];
  for (const piece of pieces) {
    const line = lines.at(-1)!;
    if (line !== '' && textWidth((line + piece).trimEnd(), fontSize) > width) lines.push(piece.trimStart());
    else lines[lines.length - 1] = line + piece;
  }
  return lines.map((line) => line.trimEnd());
}

function shortened(text: string, fontSize: number, width: number): string {
  let short = text;
  while (short.length > 1 && textWidth(short, fontSize) > width) short = `${[...short].slice(0, -2).join('')}…`;
  return short;
}
