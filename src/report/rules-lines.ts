import { textWidth } from './table.js';

/** 版面 — a formula as blocks that know where it may be broken. */
export type Block =
  | { readonly kind: 'atom'; readonly text: string }
  /** Parts joined by operators; the first has none. Operators carry the blank behind them. */
  | { readonly kind: 'chain'; readonly parts: readonly { readonly operator: string; readonly block: Block }[] }
  /** `head(a, b)`; with an empty head just the parentheses. */
  | { readonly kind: 'call'; readonly head: string; readonly operands: readonly Block[] }
  | { readonly kind: 'prefix'; readonly text: string; readonly block: Block }
  /** One branch per line when broken: `lead` before it, `tail` behind it. */
  | { readonly kind: 'branches'; readonly branches: readonly { readonly lead: string; readonly block: Block; readonly tail: string }[] };

/** 一行 — the block without a break. */
export function oneLine(block: Block): string {
  switch (block.kind) {
    case 'atom':
      return block.text;
    case 'chain':
      return block.parts.map(({ operator, block: part }) => operator + oneLine(part)).join(' ');
    case 'call':
      return `${block.head}(${block.operands.map(oneLine).join(', ')})`;
    case 'prefix':
      return block.text + oneLine(block.block);
    case 'branches':
      // No blank behind a Chinese mark.
      return block.branches.map(({ lead, block: part, tail }) => lead + oneLine(part) + tail).join(' ').replaceAll('； ', '；');
  }
}

/** 折行 — the block in lines of at most `room` columns, broken before operators; a single name is never broken. */
export function linesOf(block: Block, room: number): string[] {
  const whole = oneLine(block);
  if (textWidth(whole) <= room) return [whole];
  switch (block.kind) {
    case 'atom':
      return [whole];
    case 'chain':
      return filled(block.parts.map(({ operator, block: part }) => hung(operator, part, room)), ' ', room);
    case 'call': {
      const lead = `${block.head}(`;
      // Behind a long name the operands would be squeezed against the right edge.
      const indent = textWidth(lead) <= Math.min(LONGEST_HEAD, room / 6) ? textWidth(lead) : INDENT;
      const operands = block.operands.map((operand, i) => closed(linesOf(operand, room - indent - 1), i === block.operands.length - 1 ? ')' : ','));
      const inner = filled(operands, ' ', room - indent).map((line) => ' '.repeat(indent) + line);
      return indent === textWidth(lead) ? [lead + inner[0]!.slice(indent), ...inner.slice(1)] : [lead, ...inner];
    }
    case 'prefix':
      return hung(block.text, block.block, room);
    case 'branches':
      return block.branches.flatMap(({ lead, block: part, tail }) => closed(hung(lead, part, room - textWidth(tail)), tail));
  }
}

const LONGEST_HEAD = 12;
const INDENT = 2;

/** The lines of a block behind a lead, later lines under the first. */
function hung(lead: string, block: Block, room: number): string[] {
  const [first, ...rest] = linesOf(block, room - textWidth(lead));
  return [lead + first!, ...rest.map((line) => ' '.repeat(textWidth(lead)) + line)];
}

function closed(lines: readonly string[], end: string): string[] {
  return [...lines.slice(0, -1), lines.at(-1)! + end];
}

/** Pieces side by side as long as they fit; one that takes several lines stands alone. */
function filled(pieces: readonly (readonly string[])[], gap: string, room: number): string[] {
  const lines: string[] = [];
  let isOpen = false;
  for (const piece of pieces) {
    const [first, ...rest] = piece;
    const joined = isOpen && rest.length === 0 ? `${lines.at(-1)!}${gap}${first!}` : undefined;
    if (joined !== undefined && textWidth(joined) <= room) lines.splice(-1, 1, joined);
    else lines.push(...piece);
    isOpen = rest.length === 0;
  }
  return lines;
}
