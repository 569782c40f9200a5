import { type Lang, type MessageKey, say } from '../messages/index.js';
import type { Expression, Model, TexMention } from '../model/index.js';
import { formulaStyle } from './formula-style.js';
import { type Block, oneLine } from './rules-lines.js';

/** 写法 — how a formula is written out: as the rule language has it, or in the reader's words. */
interface Manner {
  readonly name: (mention: TexMention) => string;
  readonly operator: (sign: string) => string;
  readonly call: (name: string, rule?: string, years?: number) => string;
  readonly choice: (branches: readonly { readonly condition?: Block; readonly value: Block }[]) => Block;
  readonly quoted: (label: string) => string;
}

/** 公式原样 — as the rule language prints it. */
export function formulaBlock(expression: Expression): Block {
  return new Writer(CODE).block(expression, 0);
}

/** 公式的话 — with labels for names and words for functions: 取大(0, 上年(一年期存款利率)). */
export function wordedBlock(expression: Expression, model: Model, lang: Lang): Block {
  return new Writer(worded(model, lang)).block(expression, 0);
}

/** 公式的话，一行 */
export function formulaWords(expression: Expression, model: Model, lang: Lang): string {
  return oneLine(wordedBlock(expression, model, lang));
}

const CODE: Manner = {
  name: ({ name }) => name,
  operator: (sign) => sign,
  call: (name) => name,
  quoted: (label) => `"${label}"`,
  choice: (branches) => ({
    kind: 'branches',
    branches: branches.map(({ condition, value }, i) => ({ lead: i === 0 ? '' : ': ', block: condition ? conditional(condition, '? ', value) : value, tail: '' })),
  }),
};

const SIGNS: Readonly<Record<string, string>> = { '*': '×', '/': '÷', '==': '=', '!=': '≠', '<=': '≤', '>=': '≥' };
const SIGN_WORDS: Readonly<Record<string, MessageKey>> = { and: 'page-and', or: 'page-or', not: 'page-not' };
const CALLS: Readonly<Record<string, MessageKey>> = {
  min: 'rules-call-min', max: 'rules-call-max', abs: 'rules-call-abs', floor: 'rules-call-floor', ceil: 'rules-call-ceil', clamp: 'rules-call-clamp',
  sum: 'rules-call-sum', mean: 'page-mean', band: 'rules-call-band',
  younger: 'rules-call-younger', leaving: 'rules-call-leaving', given_adjustment: 'page-adjustment',
  normal: 'rules-call-normal', uniform: 'rules-call-uniform', normal_once: 'rules-call-normal-once',
};

function worded(model: Model, lang: Lang): Manner {
  const style = formulaStyle(model, lang, 'labels');
  const word = (key: MessageKey): string => say(key, {}, lang);
  const isAgeing = (rule: string | undefined): boolean => rule !== undefined && style.ageing(rule) !== undefined;
  return {
    // English labels are several words, which operators alone do not keep apart.
    name: (mention) => (mention.name === 'year' && mention.kind === 'dimension' ? word('page-year') : lang === 'zh' ? style.name(mention) : `[${style.name(mention)}]`),
    operator: (sign) => (sign in SIGN_WORDS ? word(SIGN_WORDS[sign]!) : SIGNS[sign] ?? sign),
    call: (name, rule, years = 1) => {
      if (name === 'prev') return say(isAgeing(rule) ? (years === 1 ? 'rules-call-prev' : 'rules-call-prev-years') : years === 1 ? 'rules-call-last' : 'rules-call-last-years', { years }, lang);
      if (name === 'last_year') return word(isAgeing(rule) ? 'rules-call-last-cell' : 'rules-call-last');
      return name in CALLS ? word(CALLS[name]!) : name;
    },
    quoted: (label) => label,
    choice: (branches) => ({
      kind: 'branches',
      branches: branches.map(({ condition, value }, i) => ({
        lead: word(condition ? 'rules-if' : 'rules-otherwise'),
        block: condition ? conditional(condition, word('rules-then'), value) : value,
        tail: i === branches.length - 1 ? '' : word('rules-branch-end'),
      })),
    }),
  };
}

function conditional(condition: Block, operator: string, value: Block): Block {
  return { kind: 'chain', parts: [{ operator: '', block: condition }, { operator, block: value }] };
}

/** As `printExpression` ranks them. */
const LEVEL: Readonly<Record<string, number>> = { choose: 0, or: 1, and: 2, compare: 3, '+': 4, '-': 4, '*': 5, '/': 5, negate: 6, not: 6, '^': 7, power: 7 };
const ATOM = 9;

class Writer {
  private readonly manner: Manner;

  constructor(manner: Manner) {
    this.manner = manner;
  }

  /** Within parentheses where the surroundings hold tighter than the formula does. */
  block(e: Expression, outer: number): Block {
    const block = this.inner(e);
    return levelOf(e) < outer ? { kind: 'call', head: '', operands: [block] } : block;
  }

  private inner(e: Expression): Block {
    const { manner } = this;
    switch (e.kind) {
      case 'number':
        return atom(String(e.value));
      case 'rule':
      case 'input':
        return atom(manner.name({ kind: e.kind, name: e.name }));
      case 'year':
        return atom(manner.name({ kind: 'dimension', name: 'year' }));
      case 'coordinate':
        return atom(manner.name({ kind: 'dimension', name: e.dimension }));
      case 'isLabel':
        return chain([atom(manner.name({ kind: 'dimension', name: e.dimension })), atom(manner.quoted(manner.name({ kind: 'label', name: e.label, dimension: e.dimension })))], e.equal ? '==' : '!=', manner);
      case 'negate':
        return { kind: 'prefix', text: '-', block: this.block(e.operand, levelOf(e)) };
      case 'not':
        return { kind: 'prefix', text: `${manner.operator('not')} `, block: this.block(e.operand, levelOf(e) + 1) };
      case 'binary':
        return e.operator === '^' ? chain([this.block(e.left, levelOf(e) + 1), this.block(e.right, levelOf(e) + 1)], '^', manner) : this.chainOf(e);
      case 'logic':
      case 'compare':
        return this.chainOf(e);
      case 'power':
        return chain([this.block(e.base, levelOf(e) + 1), atom(String(e.exponent))], '^', manner);
      case 'choose':
        return manner.choice(this.branchesOf(e));
      case 'elementwise':
        return this.call(e.name, e.operands);
      case 'prev':
        return { kind: 'call', head: manner.call('prev', e.rule, e.years), operands: [this.rule(e.rule), ...(manner === CODE && e.years > 1 ? [atom(String(e.years))] : [])] };
      case 'last_year':
      case 'younger':
      case 'leaving':
      case 'given_adjustment':
        return { kind: 'call', head: manner.call(e.kind, e.rule), operands: [this.rule(e.rule)] };
      case 'sum':
        return this.call('sum', [e.operand], this.reduced(e));
      case 'mean':
        return this.call('mean', [e.operand, e.weight], this.reduced(e));
      case 'band':
        return this.call('band', [e.operand], [atom(manner.name({ kind: 'input', name: e.input }))]);
      case 'noise':
        return { kind: 'call', head: manner.call(e.noise), operands: [atom(manner.name({ kind: 'noise', name: e.name }))] };
    }
  }

  private rule(name: string): Block {
    return atom(this.manner.name({ kind: 'rule', name }));
  }

  private call(name: string, operands: readonly Expression[], rest: readonly Block[] = []): Block {
    return { kind: 'call', head: this.manner.call(name), operands: [...operands.map((operand) => this.block(operand, 0)), ...rest] };
  }

  private reduced(e: Expression & { kind: 'sum' | 'mean' }): Block[] {
    return [...e.named.map((name) => atom(this.manner.name({ kind: 'dimension', name }))), ...(e.condition ? [this.block(e.condition, 0)] : [])];
  }

  /** `a + b - c` as one chain: its left sides need no parentheses. */
  private chainOf(e: Expression & { kind: 'binary' | 'logic' | 'compare' }): Block {
    const level = levelOf(e);
    const parts: { operator: string; block: Block }[] = [];
    let left: Expression = e;
    while ((left.kind === 'binary' || left.kind === 'logic' || left.kind === 'compare') && left.kind === e.kind && levelOf(left) === level) {
      parts.unshift({ operator: `${this.manner.operator(left.operator)} `, block: this.block(left.right, level + 1) });
      left = left.left;
    }
    return { kind: 'chain', parts: [{ operator: '', block: this.block(left, level) }, ...parts] };
  }

  private branchesOf(e: Expression & { kind: 'choose' }): { condition?: Block; value: Block }[] {
    // A choice in the first branch without parentheses is refused by the language and misread by people.
    const rest = e.no.kind === 'choose' ? this.branchesOf(e.no) : [{ value: this.block(e.no, 0) }];
    return [{ condition: this.block(e.condition, 1), value: this.block(e.yes, 1) }, ...rest];
  }
}

function levelOf(e: Expression): number {
  const key = e.kind === 'binary' || e.kind === 'logic' ? e.operator : e.kind === 'isLabel' ? 'compare' : e.kind;
  return LEVEL[key] ?? ATOM;
}

function atom(text: string): Block {
  return { kind: 'atom', text };
}

function chain([first, second]: readonly [Block, Block], sign: string, manner: Manner): Block {
  return { kind: 'chain', parts: [{ operator: '', block: first }, { operator: `${manner.operator(sign)} `, block: second }] };
}
