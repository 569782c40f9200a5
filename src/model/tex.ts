import { ALIGNED, atom, type Box, cases, chain, fenced, fraction, holding, type Joined, LEVEL, list, numeral, words } from './tex-box.js';
import type { CompareOperator, Expression, Reduction } from './types.js';

/** A name as a formula mentions it; `label` is a label of a dimension. */
export interface TexMention {
  readonly kind: 'rule' | 'input' | 'noise' | 'dimension' | 'label';
  readonly name: string;
  /** The dimension of a label. */
  readonly dimension?: string;
}

/** 排版方式 — how names and connecting words are written. */
export interface TexStyle {
  /** Plain text, set upright. */
  readonly name: (mention: TexMention) => string;
  /** The ageing dimension of a rule: its letter in indices, and its last label. */
  readonly ageing: (rule: string) => { readonly letter: string; readonly last: string } | undefined;
  /** Letter that stands for a dimension, or for `year`, everywhere; its name is written where there is none. */
  readonly letter: (dimension: string) => string | undefined;
  readonly words: Readonly<Record<'and' | 'or' | 'not' | 'if' | 'otherwise' | 'year' | 'adjustment' | 'mean' | 'weight', string>>;
  /** Width beyond which formulas go over several lines, in em; a single name is never broken. */
  readonly room: number;
  /** Where a name leads: written as `\data{to=…}{…}`, which only temml knows; plain LaTeX without it. */
  readonly link?: (mention: TexMention) => string | undefined;
}

/**
 * 公式排版 — a checked formula as LaTeX (amsmath), to be set in display style; long ones go over several lines.
 * Unlike the text it does not show in which order a chain of factors and divisors is computed.
 * Notation: `x` this year, `x_{t-1}` last year, `x_{a-1,t-1}` the same people last year, `x_{a,t-1}` the same cell last year,
 * `x_{a-1,t}` one cell lower this year, `x_{105,t-1}` those leaving; ε, ε̄ and u are noises; `T[x]` looks x up in a table.
 */
export function texOf(expression: Expression, style: TexStyle): string {
  return new Setter(style).box(expression, style.room).tex;
}

/** 等式 — the formula behind an equals sign and, before it, a left side in TeX or nothing; the sign stands in the first of several lines. */
export function texEquation(left: string, expression: Expression, style: TexStyle): string {
  const { tex } = new Setter(style).box(expression, style.room - AROUND);
  return tex.startsWith(ALIGNED) ? `${ALIGNED}${left}=\\;${tex.slice(ALIGNED.length)}` : `${left}=${tex}`;
}

/** A single name as in formulas, for the left side of an equation. */
export function texName(mention: TexMention, style: TexStyle): string {
  return new Setter(style).name(mention).tex;
}

const COMPARISONS: Readonly<Record<CompareOperator, string>> = { '<': '<', '<=': '\\le ', '>': '>', '>=': '\\ge ', '==': '=', '!=': '\\ne ' };
/** What surrounds a part on its line: an operator, or a function with its parentheses. */
const AROUND = 1.4;
const FUNCTION = 3.5;
/** Behind an operator, with nothing after it. */
const LAST = { isFirst: false, isLast: true } as const;

class Setter {
  private readonly style: TexStyle;

  constructor(style: TexStyle) {
    this.style = style;
  }

  box(e: Expression, room: number): Box {
    switch (e.kind) {
      case 'number':
        return numeral(e.value);
      case 'rule':
      case 'input':
        return this.name({ kind: e.kind, name: e.name });
      case 'year':
        return this.dimension('year');
      case 'coordinate':
        return this.dimension(e.dimension);
      case 'isLabel': {
        const label = this.name({ kind: 'label', name: e.label, dimension: e.dimension });
        return chain([this.dimension(e.dimension), label].map((box) => ({ operator: e.equal ? '=' : '\\ne ', box })), Infinity, LEVEL.compare);
      }
      case 'negate': {
        const operand = holding(this.box(e.operand, room - AROUND), LEVEL.sum, LAST);
        return { ...operand, tex: `-${operand.tex}`, width: operand.width + 0.8, level: Math.min(operand.level, LEVEL.sign), isSigned: true };
      }
      case 'not':
        return this.prefixed(words(this.style.words.not), fenced('(', this.box(e.operand, room - FUNCTION), ')'));
      case 'binary':
        if (e.operator === '^') return power(this.box(e.left, room), this.box(e.right, room));
        return e.operator === '+' || e.operator === '-' ? this.terms(e, room) : this.product(e, room);
      case 'power':
        return power(this.box(e.base, room), numeral(e.exponent));
      case 'compare': {
        const sides = [e.left, e.right].map((side, i) => holding(this.box(side, room - AROUND), LEVEL.terms, { isFirst: true, isLast: i === 1 }));
        return chain(sides.map((box) => ({ operator: COMPARISONS[e.operator], box })), room, LEVEL.compare);
      }
      case 'logic':
        return this.logic(e, room);
      case 'choose':
        return this.cases(e, room);
      case 'elementwise':
        return this.call(e, room);
      case 'prev':
        return this.lagged(e.rule, e.years, e.years);
      case 'last_year':
        return this.lagged(e.rule, 0, 1);
      case 'younger':
        return this.lagged(e.rule, 1, 0);
      case 'leaving': {
        const last = this.style.ageing(e.rule)?.last ?? '';
        return this.indexed(e.rule, `${words(last).tex},\\,t{-}1`, last.length + 4);
      }
      case 'given_adjustment':
        return this.prefixed(words(this.style.words.adjustment), fenced('(', this.name({ kind: 'rule', name: e.rule }), ')'));
      case 'sum': {
        const under = this.under(e, room);
        return this.summed(under, this.box(e.operand, room - under.width));
      }
      case 'mean':
        return this.mean(e, room);
      case 'band': {
        const table = this.name({ kind: 'input', name: e.input });
        return this.prefixed(table, fenced('[', this.box(e.operand, Math.max(room - table.width, room / 2)), ']'));
      }
      case 'noise': {
        const symbol = { normal: '\\varepsilon', normal_once: '\\bar{\\varepsilon}', uniform: 'u' }[e.noise];
        const { tex, width } = this.name({ kind: 'noise', name: e.name });
        return atom(`${symbol}_{${tex}}`, 0.6 + 0.75 * width);
      }
    }
  }

  name(mention: TexMention): Box {
    const box = words(this.style.name(mention));
    const to = this.style.link?.(mention);
    return to === undefined ? box : { ...box, tex: `\\data{to=${to}}{${box.tex}}` };
  }

  private dimension(name: string): Box {
    const letter = this.style.letter(name);
    if (letter !== undefined) return atom(letter, 0.6);
    return name === 'year' ? words(this.style.words.year) : this.name({ kind: 'dimension', name });
  }

  private prefixed(before: Box, after: Box): Box {
    return atom(before.tex + after.tex, before.width + after.width, after.isTall);
  }

  /** A rule `years` before; `steps` is how many cells lower in its ageing dimension, where it has one. */
  private lagged(rule: string, steps: number, years: number): Box {
    const letter = this.style.ageing(rule)?.letter;
    // In braces: a minus of an index takes no space.
    const back = (index: string, by: number): string => (by === 0 ? index : `${index}{-}${String(by)}`);
    const cell = letter === undefined ? '' : `${back(letter, steps)},\\,`;
    return this.indexed(rule, cell + back('t', years), letter === undefined ? 2 : 4);
  }

  private indexed(rule: string, index: string, characters: number): Box {
    const { tex, width } = this.name({ kind: 'rule', name: rule });
    return atom(`${tex}_{${index}}`, width + 0.6 * characters);
  }

  private terms(e: Expression, room: number): Box {
    const parts = spine(e, ['+', '-']).map(({ operator, part }, i, all): Joined => {
      const box = this.box(part, room - AROUND);
      return { operator: ` ${operator} `, box: holding(box, i === 0 ? LEVEL.terms : LEVEL.product, { isFirst: i === 0, isLast: i === all.length - 1 }) };
    });
    return chain(parts, room, LEVEL.terms);
  }

  private product(e: Expression, room: number): Box {
    const parts = spine(e, ['*', '/']);
    let factors: Joined[] = [];
    parts.forEach(({ operator, part }, i) => {
      if (operator === '/') {
        factors = divided(factors, this.box(part, room), room);
        return;
      }
      const next = parts[i + 1]?.operator;
      // Alone above a line: no neighbour, so nothing to be told apart from.
      const level = i === 0 && next === '/' ? LEVEL.cases : next === '*' ? LEVEL.sign : LEVEL.sum;
      factors.push({ operator: ' \\times ', box: holding(this.box(part, room - AROUND), level, { isFirst: factors.length === 0, isLast: next !== '*' }) });
    });
    return factors.length === 1 ? factors[0]!.box : chain(factors, room, LEVEL.product);
  }

  private logic(e: Expression & { kind: 'logic' }, room: number): Box {
    const level = LEVEL[e.operator];
    const parts = spine(e, [e.operator]).map(({ part }, i, all): Joined => {
      const word = words(` ${this.style.words[e.operator]} `);
      return { operator: word.tex, box: holding(this.box(part, room - AROUND), i === 0 ? level : level + 0.5, { isFirst: true, isLast: i === all.length - 1 }) };
    });
    return chain(parts, room, level, words(this.style.words[e.operator]).width + 1);
  }

  private cases(e: Expression & { kind: 'choose' }, room: number): Box {
    const branches: { readonly of: Expression; readonly condition: Box }[] = [];
    let rest: Expression = e;
    while (rest.kind === 'choose') {
      branches.push({ of: rest.yes, condition: this.prefixed(words(`${this.style.words.if} `), this.box(rest.condition, room - AROUND - FUNCTION)) });
      rest = rest.no;
    }
    branches.push({ of: rest, condition: words(this.style.words.otherwise) });
    const conditions = Math.max(...branches.map(({ condition }) => condition.width));
    const beside = room - conditions - FUNCTION;
    const isBeside = room === Infinity || branches.every(({ of }) => this.box(of, Infinity).width <= beside);
    return cases(branches.map(({ of, condition }) => ({ value: this.box(of, isBeside ? beside : room - AROUND), condition })), isBeside);
  }

  private call(e: Expression & { kind: 'elementwise' }, room: number): Box {
    const boxes = e.operands.map((operand) => this.box(operand, room - FUNCTION));
    const first = boxes[0]!;
    const call = (name: string, of: readonly Box[]): Box => this.prefixed(atom(`\\${name}`, 2), fenced('(', list(of, room - FUNCTION), ')'));
    switch (e.name) {
      case 'abs':
        return fenced('|', first, '|');
      case 'sqrt':
        return { ...first, tex: `\\sqrt{${first.tex}}`, width: first.width + 1, level: LEVEL.power, isSigned: false, isOpen: false };
      case 'floor':
        return fenced('\\lfloor ', first, '\\rfloor ');
      case 'ceil':
        return fenced('\\lceil ', first, '\\rceil ');
      case 'clamp':
        return call('min', [call('max', boxes.slice(0, 2)), boxes[2]!]);
      case 'exp':
        return call('exp', boxes);
      case 'log':
        return call('ln', boxes);
      case 'min':
      case 'max':
        return call(e.name, boxes);
    }
  }

  private mean(e: Expression & { kind: 'mean' }, room: number): Box {
    const under = this.under(e, room);
    const operand = this.box(e.operand, room - under.width - AROUND);
    // Written twice: only where it is a single name, else a mean of means of means would never end.
    if (e.weight.kind === 'rule' || e.weight.kind === 'input') {
      const weight = this.name({ kind: e.weight.kind, name: e.weight.name });
      const factors = [weight, holding(operand, LEVEL.sum, LAST)].map((box) => ({ operator: ' \\times ', box }));
      const product = chain(factors, room - under.width, LEVEL.product);
      return fraction(this.summed(under, product), this.summed(under, weight));
    }
    const weight = this.prefixed(words(`${this.style.words.weight} `), this.box(e.weight, room - FUNCTION));
    const name = words(this.style.words.mean);
    return this.prefixed(atom(`\\underset{${under.tex}}{${name.tex}}`, Math.max(name.width, under.width), true), fenced('(', list([operand, weight], room - FUNCTION), ')'));
  }

  /** What stands under a sum sign: the dimensions, then the condition, at seven tenths of the size. */
  private under({ over, condition }: Reduction, room: number): Box {
    const dimensions = over.map((name) => this.dimension(name));
    const isShort = dimensions.reduce((sum, box) => sum + box.width, 0) <= 6;
    const all = [...(isShort ? [list(dimensions, Infinity)] : dimensions), ...(condition ? [this.box(condition, Math.max(room, this.style.room))] : [])];
    const tex = all.length === 1 ? all[0]!.tex : `\\substack{${all.map((box) => box.tex).join('\\\\')}}`;
    return atom(tex, Math.max(1.6, ...all.map(({ width }) => 0.75 * width)));
  }

  private summed(under: Box, operand: Box): Box {
    const held = holding(operand, LEVEL.product, LAST);
    return { tex: `\\sum_{${under.tex}} ${held.tex}`, width: under.width + held.width + 0.3, level: LEVEL.sum, isOpen: held.isOpen ?? false, isTall: true };
  }
}

/** All factors above the line; only the last where they would not fit on one line. */
function divided(factors: readonly Joined[], by: Box, room: number): Joined[] {
  const above = factors.length === 1 ? factors[0]!.box : chain(factors, room, LEVEL.product);
  if (factors.length === 1 || !above.tex.startsWith(ALIGNED)) return [{ operator: '', box: fraction(above, by) }];
  const { operator, box } = factors.at(-1)!;
  return [...factors.slice(0, -1), { operator, box: fraction(box, by) }];
}

function power(base: Box, exponent: Box): Box {
  const held = holding(base, LEVEL.atom);
  return { tex: `{${held.tex}}^{${exponent.tex}}`, width: held.width + 0.75 * exponent.width, level: LEVEL.power, isTall: (held.isTall ?? false) || (exponent.isTall ?? false) };
}

/** Operands of a chain of operators that run from left to right, each with the operator before it; the first counts as a factor. */
function spine(e: Expression, operators: readonly string[]): { operator: string; part: Expression }[] {
  const parts: { operator: string; part: Expression }[] = [];
  let rest = e;
  while ((rest.kind === 'binary' || rest.kind === 'logic') && operators.includes(rest.operator)) {
    parts.unshift({ operator: rest.operator, part: rest.right });
    rest = rest.left;
  }
  return [{ operator: operators[0]!, part: rest }, ...parts];
}
