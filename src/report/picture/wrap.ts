/** 折行 — Chinese between any two characters except before closing marks, other text at its blanks or underscores; lines of about equal width. */
export function wrapped(text: string, widest: number, widthOf: (text: string) => number): string[] {
  const pieces = text.match(/[（“《〔]*[\u2e80-\uffef][）”》〕、，；。：]*|[^\s_\u2e80-\uffef]+[_\s]*|[\s_]+/gu) ?? [text];
  const most = Math.max(widest, ...pieces.map((piece) => widthOf(piece.trimEnd())));
  const lines = filled(pieces, most, widthOf);
  // Narrower as long as it takes no more lines.
  for (let narrower = most * 0.95; narrower > widest / 3; narrower *= 0.95) {
    const balanced = filled(pieces, narrower, widthOf);
    if (balanced.length > lines.length || pieces.some((piece) => widthOf(piece.trimEnd()) > narrower)) break;
    lines.splice(0, lines.length, ...balanced);
  }
  return lines;
}

function filled(pieces: readonly string[], width: number, widthOf: (text: string) => number): string[] {
  const lines = [''];
  for (const piece of pieces) {
    if (lines.at(-1) !== '' && widthOf((lines.at(-1)! + piece).trimEnd()) > width) lines.push('');
    lines.push(lines.pop()! + piece);
  }
  return lines.map((line) => line.trimEnd());
}
