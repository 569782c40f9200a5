import type { IssueList } from '../issues/index.js';
import type { Plan } from '../scenario/index.js';
import { readMention } from './mention.js';
import type { Names } from './names.js';
import { quantityAt } from './quantity-text.js';
import type { Term } from './types.js';

/** A condition with its names and quantities replaced by symbols that the formula parser reads. */
export interface Scanned {
  readonly formula: string;
  /** Symbol → the name it is shown by, which is the key of `terms`. */
  readonly shown: Map<string, string>;
  readonly terms: Map<string, Term>;
  /** Names of flags, which are conditions by themselves. */
  readonly flags: Set<string>;
}

/** Words that stand for a function or an operator of the condition language. */
const FUNCTION_WORDS: Readonly<Record<string, string>> = {
  概率: 'P', 均值: 'mean', 平均值: 'mean', 平均: 'mean', 中位数: 'median', 最优估计: 'best', 合计: 'sum', 任一年: 'any', 每年: 'all', 各年: 'all', 最大值: 'max', 最小值: 'min',
};
const OPERATOR_WORDS: Readonly<Record<string, string>> = { 且: 'and', 并且: 'and', 或: 'or', 或者: 'or' };

const YEARS = /^\s*@\s*(\d{4})年?(?:\s*(?:\.\.+|-|~|至|到)\s*(\d{4})年?)?/u;
const BY = /^\s*(?:\bby\b|\buntil\b|截至|到|至)\s*(\d{4})(?!\d)\s*年?[底末前]?/u;
const CELLS = /^\s*\[([^\]]*)\]/;
const WORD = /^(?:[A-Za-z_]\w*|\p{Script=Han}[\p{Script=Han}\w]*)/u;

/** 扫描条件 — undefined when an issue was reported. */
export function scan(text: string, plan: Plan, names: Names, key: string, issues: IssueList): Scanned | undefined {
  const scanner = new Scanner(text, plan, names, key, issues);
  return scanner.run();
}

class Scanner implements Omit<Scanned, 'formula'> {
  readonly shown = new Map<string, string>();
  readonly terms = new Map<string, Term>();
  readonly flags = new Set<string>();
  private isGood = true;
  private rest: string;
  private readonly plan: Plan;
  private readonly names: Names;
  private readonly key: string;
  private readonly issues: IssueList;

  constructor(text: string, plan: Plan, names: Names, key: string, issues: IssueList) {
    this.rest = text;
    this.plan = plan;
    this.names = names;
    this.key = key;
    this.issues = issues;
  }

  run(): Scanned | undefined {
    let formula = '';
    while (this.rest !== '') formula += this.next();
    const { shown, terms, flags } = this;
    return this.isGood ? { formula, shown, terms, flags } : undefined;
  }

  private next(): string {
    const quantity = quantityAt(this.rest);
    if (quantity) {
      this.skip(quantity.text.length);
      const { value, unit } = quantity;
      // A number without a unit stays a literal of the formula: it may be a factor, or take the unit of what it is compared with.
      return unit ? this.symbol(quantity.text, { kind: 'amount', value, unit }) : ` ${String(value)} `;
    }
    const call = /^(\p{Script=Han}+)\s*(?=\()/u.exec(this.rest);
    const functionWord = call ? FUNCTION_WORDS[call[1]!] : undefined;
    if (call && functionWord !== undefined && this.names.labelAt(this.rest) === undefined) {
      this.skip(call[0].length);
      return functionWord;
    }
    const label = this.names.labelAt(this.rest);
    const word = label ?? WORD.exec(this.rest)?.[0];
    if (word === undefined) return this.skip(1);
    const operator = OPERATOR_WORDS[word];
    if (label === undefined && (operator !== undefined || /^(?:and|or|not)$/i.test(word) || /^\s*\(/.test(this.rest.slice(word.length)) && /^\w+$/.test(word))) {
      this.skip(word.length);
      return ` ${operator ?? (/^(?:and|or|not)$/i.test(word) ? word.toLowerCase() : word)} `;
    }
    this.skip(word.length);
    return this.mention(word);
  }

  private mention(name: string): string {
    const cells = this.take(CELLS)?.[1];
    const years = this.take(YEARS);
    const by = years ? undefined : this.take(BY)?.[1];
    const first = years ? Number(years[1]) : by === undefined ? undefined : this.plan.baseYear + 1;
    const last = years ? Number(years[2] ?? years[1]) : by === undefined ? undefined : Number(by);
    const written = { name, ...(cells !== undefined && { cells }), ...(first !== undefined && last !== undefined && { first, last }) };
    const mention = readMention(written, this.plan, this.names, this.key, this.issues);
    if (!mention) {
      this.isGood = false;
      return ' 1 ';
    }
    const isFlag = this.plan.model.rules.get(mention.name)?.kind === 'flag';
    const place = `${mention.name}${cells === undefined ? '' : `[${cells}]`}`;
    if (by !== undefined) {
      if (!isFlag) {
        this.issues.error('solve-by-needs-flag', { name: mention.name, year: by, example: `any(${mention.name}@${String(first!)}..${by} > …)` }, undefined, this.key);
        this.isGood = false;
        return ' 1 ';
      }
      return `any(${this.flag(`${place}@${String(first!)}..${by}`, mention)})`;
    }
    const shown = first === undefined ? place : `${place}@${String(first)}${last === first ? '' : `..${String(last!)}`}`;
    return isFlag ? this.flag(shown, mention) : this.symbol(shown, mention);
  }

  private flag(shown: string, term: Term): string {
    this.flags.add(shown);
    return this.symbol(shown, term);
  }

  private symbol(shown: string, term: Term): string {
    const name = [...this.shown].find(([, text]) => text === shown)?.[0] ?? `x${String(this.shown.size)}_`;
    this.shown.set(name, shown);
    this.terms.set(shown, term);
    return ` ${name} `;
  }

  private take(pattern: RegExp): RegExpExecArray | undefined {
    const match = pattern.exec(this.rest) ?? undefined;
    if (match) this.skip(match[0].length);
    return match;
  }

  private skip(count: number): string {
    const skipped = this.rest.slice(0, count);
    this.rest = this.rest.slice(count);
    return skipped;
  }
}
