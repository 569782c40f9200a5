import type { FormulaPiece } from './scenario-diff-types.js';

/** As `FormulaPiece`, its words still apart. */
interface Piece {
  readonly same: boolean;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Below this share of names and numbers in common, two formulas are two formulas: pairing up their brackets would only confuse. */
const LEAST_COMMON = 0.3;

/** 对齐公式 — the words of two formulas paired in reading order: the longest sequence both have is `same`. */
export function alignFormulas(before: string, after: string): FormulaPiece[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const pairs = commonWords(old.map((word) => word.trim()), now.map((word) => word.trim()));
  const telling = pairs.filter(([i]) => isTelling(old[i]!)).length;
  const most = Math.max(old.filter(isTelling).length, now.filter(isTelling).length);
  if (telling < LEAST_COMMON * most) return [{ same: false, before, after }];
  return withoutFragments(piecesOf(old, now, pairs)).map((piece) => ({ same: piece.same, before: piece.before.join(''), after: piece.after.join('') }));
}

/** Names, numbers, quoted labels, operators; brackets and commas stand alone. Each with the blank behind it. */
function wordsOf(formula: string): string[] {
  return formula.match(/(?:"[^"]*"|[A-Za-z_]\w*|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[<>=!]=|\S)\s*/g) ?? [];
}

function isTelling(word: string): boolean {
  return /^["\w]/.test(word);
}

/** Index pairs of the longest common subsequence. */
function commonWords(a: readonly string[], b: readonly string[]): [number, number][] {
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width); // [i × j]: of what follows i in a and j in b
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] = a[i] === b[j] ? lengths[(i + 1) * width + j + 1]! + 1 : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
    }
  }
  const pairs: [number, number][] = [];
  for (let [i, j] = [0, 0]; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i++;
    else j++;
  }
  return pairs;
}

function piecesOf(old: readonly string[], now: readonly string[], pairs: readonly (readonly [number, number])[]): Piece[] {
  const pieces: Piece[] = [];
  const push = (same: boolean, before: readonly string[], after: readonly string[]): void => {
    if (before.length + after.length === 0) return;
    const last = pieces.at(-1);
    if (last?.same === same) pieces[pieces.length - 1] = { same, before: [...last.before, ...before], after: [...last.after, ...after] };
    else pieces.push({ same, before, after });
  };
  let [i, j] = [0, 0];
  for (const [at, to] of [...pairs, [old.length, now.length] as const]) {
    push(false, old.slice(i, at), now.slice(j, to));
    push(true, old.slice(at, at + 1), now.slice(to, to + 1));
    [i, j] = [at + 1, to + 1];
  }
  return pieces;
}

/** A bracket or operator that two changes happen to share is no common ground between them. */
function withoutFragments(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  pieces.forEach((piece, k) => {
    const isFragment = piece.same && k > 0 && k < pieces.length - 1 && !piece.before.some(isTelling);
    const last = joined.at(-1);
    if (last && !last.same && (isFragment || !piece.same)) {
      joined[joined.length - 1] = { same: false, before: [...last.before, ...piece.before], after: [...last.after, ...piece.after] };
    } else joined.push(piece);
  });
  return joined;
}
