import type { Expression } from '../../src/model/index.js';

/**
 * 读排版 — the value of a typeset formula as a reader takes it, from the LaTeX alone: usual precedence, a sum sign takes
 * all factors after it, a brace its rows. Names have values made up from how they are written; sums and looked-up tables
 * are functions that no other grouping of the same symbols gives by chance.
 */
export function readTex(tex: string): number {
  const reader = new Reader(tokensOf(tex));
  const value = reader.expression();
  reader.end();
  return value;
}

/** The same of a formula before it is typeset; `written` gives the TeX of a name. */
export function meaningOf(e: Expression, written: (e: Expression) => string): number {
  const of = (part: Expression): number => meaningOf(part, written);
  switch (e.kind) {
    case 'number': return e.value;
    case 'negate': return -of(e.operand);
    case 'not': return of(e.operand) === 0 ? 1 : 0;
    case 'binary': return operate(e.operator, of(e.left), of(e.right));
    case 'power': return of(e.base) ** e.exponent;
    case 'compare': return compare(e.operator, of(e.left), of(e.right));
    case 'logic': return e.operator === 'and' ? Number(of(e.left) !== 0 && of(e.right) !== 0) : Number(of(e.left) !== 0 || of(e.right) !== 0);
    case 'choose': return of(e.condition) === 0 ? of(e.no) : of(e.yes);
    case 'elementwise': {
      const [a, b, c] = e.operands.map(of) as [number, number, number];
      if (e.name === 'min' || e.name === 'max') return Math[e.name](...e.operands.map(of));
      return e.name === 'clamp' ? Math.min(Math.max(a, b), c) : Math[e.name](a);
    }
    case 'sum': return sum(of(e.operand), underValue(e.over.map((dimension) => of(coordinate(dimension))), e.condition && of(e.condition)));
    case 'mean': {
      const under = underValue(e.over.map((dimension) => of(coordinate(dimension))), e.condition && of(e.condition));
      if (e.weight.kind !== 'rule' && e.weight.kind !== 'input') return mean(of(e.operand), of(e.weight), under);
      return sum(of(e.weight) * of(e.operand), under) / sum(of(e.weight), under);
    }
    case 'band': return lookUp(valueOfName(`\\text{${e.input.replaceAll('_', '\\_')}}`), of(e.operand));
    case 'isLabel': {
      const [left, right] = written(e).split(e.equal ? '=' : '\\ne ');
      return compare(e.equal ? '==' : '!=', valueOfName(left!), valueOfName(right!));
    }
    default: return valueOfName(written(e));
  }
}

function operate(operator: string, a: number, b: number): number {
  return operator === '+' ? a + b : operator === '-' ? a - b : operator === '*' ? a * b : operator === '/' ? a / b : a ** b;
}

function compare(operator: string, a: number, b: number): number {
  return Number({ '<': a < b, '<=': a <= b, '>': a > b, '>=': a >= b, '==': a === b, '!=': a !== b }[operator]);
}

function coordinate(dimension: string): Expression {
  return { kind: 'coordinate', dimension, dimensions: [] };
}

/** What stands under a sum sign, as a number: the dimensions in their order, and whether the condition holds. */
function underValue(dimensions: readonly number[], condition: number | undefined): number {
  return dimensions.reduce((value, each, i) => value + each * (i + 1), 0) + 7 * (condition ?? 2);
}

function sum(value: number, under: number): number {
  return 2 + Math.sin(value + under);
}

function mean(value: number, weight: number, under: number): number {
  return Math.sin(value + under) + Math.cos(3 * weight) + 2;
}

function lookUp(table: number, value: number): number {
  return 1.5 + Math.sin(5 * value + table);
}

/** Between 0.1 and 2.1, from the tokens. */
function valueOfName(tex: string): number {
  let hash = 7;
  for (const character of tokensOf(tex).join('')) hash = (hash * 7919 + 131 * character.codePointAt(0)!) % 1_000_003;
  return 0.1 + (2 * hash) / 1_000_003;
}

/** Spaces and alignment go; several lines are read as one, so that what only a line break tells apart is found out. */
function tokensOf(tex: string): string[] {
  const tokens = tex.match(/\\text\{(?:[^{}\\]|\\[^a-z]|\\text[a-z]+\{\})*\}|\\(?:begin|end)\{\w+\}|\\[a-zA-Z]+|\\.|\d+(?:\.\d+)?|\S/gsu) ?? [];
  // An environment, and how deep in braces it began: the lines of a substack in it are its own.
  const environments: { readonly name: string; readonly depth: number }[] = [];
  let depth = 0;
  return tokens.filter((token, i) => {
    const [, edge, name] = /^\\(begin|end)\{(\w+)\}$/.exec(token) ?? [];
    if (edge === 'begin') environments.push({ name: name!, depth });
    if (edge === 'end') environments.pop();
    if (token === '{') depth++;
    if (token === '}') depth--;
    if (name === 'aligned' || ['\\,', '\\;', '\\quad'].includes(token)) return false;
    const inside = environments.at(-1);
    if (inside?.name === 'aligned' && inside.depth === depth && (token === '&' || token === '\\\\')) return false;
    return !(token === '{' && tokens[i + 1] === '}') && !(token === '}' && tokens[i - 1] === '{');
  });
}

const COMPARISONS: Readonly<Record<string, string>> = { '<': '<', '\\le': '<=', '>': '>', '\\ge': '>=', '=': '==', '\\ne': '!=' };
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '|': '|', '\\lfloor': '\\rfloor', '\\lceil': '\\rceil' };

class Reader {
  private at = 0;
  private readonly tokens: readonly string[];

  constructor(tokens: readonly string[]) {
    this.tokens = tokens;
  }

  end(): void {
    if (this.at < this.tokens.length) throw new Error(`unread: ${this.tokens.slice(this.at).join(' ')}`);
  }

  expression(): number {
    let value = this.product();
    while (this.next === '+' || this.next === '-') value = operate(this.take(), value, this.product());
    return value;
  }

  private product(): number {
    let value = this.factor();
    while (this.next === '\\times') {
      this.take();
      value *= this.factor();
    }
    return value;
  }

  private factor(): number {
    if (this.next === '-') {
      this.take();
      return -this.factor();
    }
    const base = this.primary();
    return this.next === '^' ? base ** this.raised() : base;
  }

  private raised(): number {
    this.take('^');
    return this.braced();
  }

  private braced(): number {
    this.take('{');
    const value = this.expression();
    this.take('}');
    return value;
  }

  private primary(): number {
    const token = this.take();
    if (/^\d/.test(token)) return Number(token);
    if (token === '{') {
      // The base of a power: braces are not drawn, so what they hold must be of one piece.
      const value = this.primary();
      this.take('}');
      return value;
    }
    if (token === '\\dfrac') return this.braced() / this.braced();
    if (token === '\\sqrt') return Math.sqrt(this.braced());
    if (token === '\\left' || token in CLOSING) return this.fence(token);
    if (token === '\\sum') {
      this.take('_');
      const under = this.under();
      return sum(this.product(), under);
    }
    if (token === '\\underset') {
      const under = this.under();
      this.group();
      const [value, weight] = this.list();
      return mean(value!, weight!, under);
    }
    if (token === '\\begin{cases}') return this.cases();
    const functions: Readonly<Record<string, (values: number[]) => number>> = {
      '\\min': (values) => Math.min(...values), '\\max': (values) => Math.max(...values), '\\exp': ([x]) => Math.exp(x!), '\\ln': ([x]) => Math.log(x!),
    };
    if (token in functions) return functions[token]!(this.list());
    if (token === '\\text{weight }') return this.expression();
    return this.named(token);
  }

  private fence(token: string): number {
    const open = token === '\\left' ? this.take() : token;
    const value = this.expression();
    if (token === '\\left') this.take('\\right');
    this.take(CLOSING[open]);
    return open === '|' ? Math.abs(value) : open === '\\lfloor' ? Math.floor(value) : open === '\\lceil' ? Math.ceil(value) : value;
  }

  /** Arguments in parentheses. */
  private list(): number[] {
    const isGrowing = this.next === '\\left';
    if (isGrowing) this.take();
    this.take('(');
    const values = [this.expression()];
    while (this.next === ',') {
      this.take();
      values.push(this.expression());
    }
    if (isGrowing) this.take('\\right');
    this.take(')');
    return values;
  }

  private named(token: string): number {
    if (token === '\\bar') this.group();
    const start = this.at;
    if (this.next === '_') {
      this.take();
      this.group();
    }
    const name = (token === '\\bar' ? '\\bar{\\varepsilon}' : token) + this.tokens.slice(start, this.at).join('');
    if (token === '\\text{pinned less formula}') return valueOfName(name + [this.take('('), this.take(), this.take(')')].join(''));
    if (this.next === '[' || (this.next === '\\left' && this.tokens[this.at + 1] === '[')) return lookUp(valueOfName(name), this.fence(this.take()));
    return valueOfName(name);
  }

  private cases(): number {
    let chosen: number | undefined;
    do {
      const value = this.expression();
      this.take(',');
      this.take(this.next === '&' ? '&' : '\\\\');
      const isMet = this.take() === '\\text{otherwise}' || this.condition() !== 0;
      if (isMet) chosen ??= value;
    } while (this.takeIf('\\\\'));
    this.take('\\end{cases}');
    if (['+', '-', '\\times', '^', ...Object.keys(COMPARISONS)].includes(this.next ?? '')) throw new Error('something stands behind an open brace');
    return chosen!;
  }

  private condition(): number {
    let value = this.both();
    while (this.takeIf('\\text{ or }')) value = Math.max(value, this.both());
    return value;
  }

  private both(): number {
    let value = this.comparison();
    while (this.takeIf('\\text{ and }')) value = Math.min(value, this.comparison());
    return value;
  }

  private comparison(): number {
    if (this.takeIf('\\text{not}')) return this.inParentheses() === 0 ? 1 : 0;
    const start = this.at;
    try {
      const left = this.expression();
      const operator = COMPARISONS[this.take()];
      if (operator === undefined) throw new Error('no comparison');
      return compare(operator, left, this.expression());
    } catch {
      // Parentheses around a whole condition begin like those around a number.
      this.at = start;
      return this.inParentheses();
    }
  }

  private inParentheses(): number {
    const isGrowing = this.takeIf('\\left');
    this.take('(');
    const value = this.condition();
    if (isGrowing) this.take('\\right');
    this.take(')');
    return value;
  }

  /** Dimensions, parted by commas or lines, then perhaps a condition. */
  private under(): number {
    this.take('{');
    const isStacked = this.takeIf('\\substack');
    if (isStacked) this.take('{');
    const dimensions: number[] = [];
    let condition: number | undefined;
    do {
      const isDimension = [',', '\\\\', '}'].includes(this.tokens[this.at + 1]!);
      if (isDimension) dimensions.push(valueOfName(this.take()));
      else condition = this.condition();
    } while (this.takeIf(',') || this.takeIf('\\\\'));
    if (isStacked) this.take('}');
    this.take('}');
    return underValue(dimensions, condition);
  }

  /** What stands in braces, as written. */
  private group(): string {
    const start = this.at;
    let depth = 0;
    do {
      const token = this.take();
      if (token === '{') depth++;
      if (token === '}') depth--;
    } while (depth > 0);
    return this.tokens.slice(start + 1, this.at - 1).join('');
  }

  private get next(): string | undefined {
    return this.tokens[this.at];
  }

  private takeIf(token: string): boolean {
    if (this.next !== token) return false;
    this.at++;
    return true;
  }

  private take(expected?: string): string {
    const token = this.next;
    if (token === undefined || (expected !== undefined && token !== expected)) throw new Error(`${expected ?? 'more'} expected, ${token ?? 'end'} found after ${this.tokens.slice(Math.max(0, this.at - 8), this.at).join(' ')}`);
    this.at++;
    return token;
  }
}
