/** 一块算式 — a piece of a formula in TeX with what its surroundings need to know. */
export interface Box {
  readonly tex: string;
  /** About how wide it is drawn, in em. */
  readonly width: number;
  /** How tightly it holds together, see `LEVEL`: where more is needed, parentheses stand around it. */
  readonly level: number;
  /** Begins with a minus, so that it cannot follow an operator bare. */
  readonly isSigned?: boolean;
  /** Ends with cases, whose brace closes nowhere: nothing may follow in the same line. */
  readonly isOpen?: boolean;
  /** Higher than a line of text: fractions, sums, several lines. */
  readonly isTall?: boolean;
}

/** From what holds loosest to what holds tightest. A sum sign takes all factors after it, so it ends a product or stands in parentheses. */
export const LEVEL = { cases: 0, or: 1, and: 2, compare: 3, terms: 4, product: 5, sum: 5.5, sign: 6, fraction: 7, power: 7.5, atom: 9 } as const;

const INDENT = 1.5;
const OPERATOR = 1.4;

export function atom(tex: string, width: number, isTall = false): Box {
  return { tex, width, level: LEVEL.atom, isTall };
}

/** Between two delimiters, which grow with what they hold. */
export function fenced(left: string, box: Box, right: string): Box {
  const { tex, width, isTall = false } = box;
  // Growing ones are a little too large around a line of Chinese, and their growth is not counted in the width of a table cell.
  return isTall ? atom(`\\left${left}${tex}\\right${right}\\,`, width + 1.5, true) : atom(`${left}${tex}${right}`, width + 0.8);
}

/** Where a box stands among its neighbours. */
export interface Position {
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

const ALONE: Position = { isFirst: true, isLast: true };

/** The box, in parentheses where it holds together less than `level`, would put a minus after an operator, or leave a brace open before one. */
export function holding(box: Box, level: number, { isFirst, isLast }: Position = ALONE): Box {
  const holds = box.level >= level || (box.level === LEVEL.cases && box.isOpen === true && isLast && !isFirst);
  return holds && (isFirst || !box.isSigned) && (isLast || !box.isOpen) ? box : fenced('(', box, ')');
}

export function fraction(above: Box, below: Box): Box {
  return { tex: `\\dfrac{${above.tex}}{${below.tex}}`, width: Math.max(above.width, below.width) + 0.3, level: LEVEL.fraction, isTall: true };
}

/** A box and the operator before it: ` + `, ` \\times `, or a word. */
export interface Joined {
  readonly operator: string;
  readonly box: Box;
}

/** 成串 — boxes with operators between them, on as few lines as the room allows; later lines begin with their operator. */
export function chain(parts: readonly Joined[], room: number, level: number, operatorWidth = OPERATOR): Box {
  const lines: { tex: string; width: number }[] = [];
  for (const { operator, box } of parts) {
    const line = lines.at(-1);
    if (!line) lines.push({ tex: box.tex, width: box.width });
    else if (line.width + operatorWidth + box.width <= room) {
      line.tex += `${operator}${box.tex}`;
      line.width += operatorWidth + box.width;
    } else lines.push({ tex: `{}${operator}${box.tex}`, width: operatorWidth + box.width });
  }
  return {
    tex: stacked(lines.map(({ tex }) => tex)), width: Math.max(...lines.map(({ width }) => width)), level,
    isSigned: parts[0]!.box.isSigned ?? false, isOpen: parts.at(-1)!.box.isOpen ?? false, isTall: lines.length > 1 || parts.some(({ box }) => box.isTall),
  };
}

/** 参数表 — in one line where there is room and none is of several lines itself, else one under the other. */
export function list(boxes: readonly Box[], room: number): Box {
  const width = boxes.reduce((sum, box) => sum + box.width + 0.7, 0);
  const isLong = boxes.some(({ tex, isOpen }) => isOpen === true || tex.startsWith(ALIGNED));
  if (boxes.length === 1 || (width <= room && !isLong)) {
    return { tex: boxes.map(({ tex }) => tex).join(',\\;'), width, level: LEVEL.cases, isTall: boxes.some(({ isTall }) => isTall) };
  }
  const lines = boxes.map(({ tex }, i) => (i < boxes.length - 1 ? `${tex},` : tex));
  return { tex: stacked(lines), width: Math.max(...boxes.map((box) => box.width)) + 0.5, level: LEVEL.cases, isTall: true };
}

/** A value and what it needs. */
interface Case {
  readonly value: Box;
  readonly condition: Box;
}

/** 分情形 — each value with its condition beside or under it; the last one holds otherwise. */
export function cases(rows: readonly Case[], isBeside: boolean): Box {
  const values = Math.max(...rows.map(({ value }) => value.width));
  const conditions = Math.max(...rows.map(({ condition }) => condition.width));
  const lines = rows.map(({ value, condition }) => `${value.tex},${isBeside ? '&' : '\\\\\\quad '}${condition.tex}`);
  return {
    tex: `\\begin{cases}${lines.join('\\\\')}\\end{cases}`, level: LEVEL.cases, isOpen: true, isTall: true,
    width: INDENT + (isBeside ? values + 2 + conditions : Math.max(values, conditions + 1)),
  };
}

/** How several lines begin. */
export const ALIGNED = '\\begin{aligned}';

function stacked(lines: readonly string[]): string {
  return lines.length === 1 ? lines[0]! : `${ALIGNED}${lines.map((line) => `&${line}`).join('\\\\')}\\end{aligned}`;
}

/** Upright words; width by script: a Chinese character is one em wide, others about half. */
export function words(text: string): Box {
  let width = 0;
  for (const character of text) width += character >= '\u2e80' ? 1 : 0.53;
  return atom(`\\text{${escapeTex(text)}}`, width);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}', '~': '\\textasciitilde{}', '^': '\\textasciicircum{}',
  '{': '\\{', '}': '\\}', '%': '\\%', '&': '\\&', '#': '\\#', $: '\\$', _: '\\_',
};

function escapeTex(text: string): string {
  return text.replace(/[\\~^{}%&#$_]/g, (character) => ESCAPES[character]!);
}

/** A literal with every digit it has in the formula; powers of ten as such. */
export function numeral(value: number): Box {
  const text = Object.is(value, -0) ? '-0' : String(value);
  const [mantissa, exponent] = text.split('e');
  const isSigned = text.startsWith('-');
  if (exponent === undefined) return { tex: text, width: text.length * 0.55, level: isSigned ? LEVEL.sign : LEVEL.atom, isSigned };
  const power = `10^{${String(Number(exponent))}}`;
  const factor = mantissa === '1' ? '' : mantissa === '-1' ? '-' : `${mantissa!} \\times `;
  return { tex: factor + power, width: text.length * 0.55 + 1, level: factor === '' ? LEVEL.power : factor === '-' ? LEVEL.sign : LEVEL.product, isSigned };
}
