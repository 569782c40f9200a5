import type { GivenChange, InputChange, NumbersChange, RuleChange, ScenarioDiff, YearStretch } from '../analysis/index.js';
import { type Facts, type Lang, type MessageKey, say } from '../messages/index.js';
import { unitText } from '../model/index.js';
import { DiffWords, formulaWords, inputChangeLines, inputQuantity, QuantityChange } from '../report/index.js';
import type { ChangeSentence } from './types.js';

/** Stretches of years that are told one by one in a sentence. */
const MOST_STRETCHES = 4;

/** 改了什么 — a sentence for every change that decides results, in the order of the rulebook: inputs, given values, rules. */
export function changeSentences(diff: ScenarioDiff, lang: Lang): ChangeSentence[] {
  const writer = new Writer(diff, lang);
  return [
    ...writer.frame().map((text): ChangeSentence => ({ kind: 'frame', name: '', text })),
    ...diff.inputs.map((change): ChangeSentence => ({ kind: 'input', name: change.name, text: writer.input(change) + writer.source(change.name) })),
    ...diff.given.map((change): ChangeSentence => ({ kind: 'given', name: change.name, text: writer.given(change) })),
    ...diff.rules.map((change): ChangeSentence => ({ kind: 'rule', name: change.name, text: writer.rule(change) })),
    ...diff.correlations.map(({ a, b, before, after }): ChangeSentence => ({
      kind: 'correlation', name: `${a.name}~${b.name}`, text: writer.say('describe-correlation', { a: a.label, b: b.label, before: String(before), after: String(after) }),
    })),
  ];
}

/** 什么不变 — the outputs that no change reaches, in one sentence; undefined when there are none or nothing changed. */
export function unchangedSentence({ follows }: ScenarioDiff, lang: Lang): string | undefined {
  if (!follows || follows.otherOutputs.length === 0) return undefined;
  return say('describe-unchanged', { names: new DiffWords(lang, false, false).names(follows.otherOutputs) }, lang);
}

/** 重申 — what the proposal writes out and leaves as it is, such as the rise that a cap of 0 brings to bear; undefined without any. */
export function restatedSentence({ after: { plan } }: ScenarioDiff, names: readonly string[], lang: Lang): string | undefined {
  const items = names.flatMap((name) => {
    const [declaration, input] = [plan.model.inputs.get(name), plan.inputs.get(name)];
    if (!declaration || !input) return [];
    const { offset, length } = input.values;
    // The last year is what the proposal comes to; tables and cells are not told in a sentence.
    const value = plan.numbers[offset + length - 1]!;
    if (length !== input.years || Number.isNaN(value)) return [];
    const quantity = inputQuantity({ declaration, unit: unitText(declaration.unit), change: { kind: 'number', before: value, after: value } }, lang);
    return [say('describe-restated-item', { label: declaration.label, value: quantity.one(value) }, lang)];
  });
  return items.length === 0 ? undefined : say('describe-restated', { items: items.join(say('diff-list', {}, lang)) }, lang);
}

class Writer {
  private readonly diff: ScenarioDiff;
  private readonly lang: Lang;
  private readonly words: DiffWords;

  constructor(diff: ScenarioDiff, lang: Lang) {
    this.diff = diff;
    this.lang = lang;
    this.words = new DiffWords(lang, false, false);
  }

  say(key: MessageKey, facts: Facts = {}): string {
    return say(key, facts, this.lang);
  }

  /** What both scenarios do not share before any rule runs. */
  frame(): string[] {
    const { header, isSameRulebook } = this.diff;
    return [
      ...(isSameRulebook ? [] : [this.say('describe-other-rulebook')]),
      ...header.flatMap(({ key, before, after }) => (key === 'paths' || key === 'seed' ? [] : [this.say(key === 'base_year' ? 'describe-base-year' : 'describe-last-year', { before: String(before), after: String(after) })])),
    ];
  }

  input(input: InputChange): string {
    const { change, label } = input;
    const quantity = inputQuantity(input, this.lang);
    const lines = (): string[] => inputChangeLines(input, this.words).map((line) => line.trim());
    const name = label[this.lang];
    const codes = codesIn(name);
    const moved = (before: number, after: number): string => {
      const [old, now] = [codes.get(before), codes.get(after)];
      if (old === undefined || now === undefined) return this.moved(name, { before, after }, quantity);
      return this.say('describe-set', { label: plainLabel(name), before: this.say('describe-quoted', { text: old }), after: this.say('describe-quoted', { text: now }) });
    };
    if ('numbers' in change) {
      return this.say(change.kind === 'added' ? 'describe-input-added' : 'describe-input-removed', { label: name, numbers: lines().join(this.say('describe-semicolon')) });
    }
    if (change.kind === 'number') return this.sentence(moved(change.before, change.after), '');
    if (change.kind === 'series') return this.series(name, change, (stretch) => moved(stretch.before!, stretch.after!));
    return this.say('describe-table', { label: name, lines: lines().join(this.say('describe-semicolon')) });
  }

  /** Why the new numbers are what they are, as the proposal says it. */
  source(name: string): string {
    const source = this.diff.after.scenario.inputs[name]?.source;
    // Proposals name themselves as the source of what they decide: only what they add to that tells the reader something.
    const meant = source?.replace(/^方案[：:]?\s*/u, '');
    // Sources are written in one language; in an English sentence a Chinese one would not be read.
    if (source === undefined || meant === undefined || meant === '' || (this.lang === 'en' && /\p{Script=Han}/u.test(source))) return '';
    const text = meant === source ? this.say('describe-source', { source }) : this.say('describe-meant', { text: meant });
    return `${this.lang === 'zh' ? '' : ' '}${text}`;
  }

  given({ rule, unit, kind, stretches }: GivenChange): string {
    const name = rule.label[this.lang];
    if (kind !== 'numbers') return this.say('describe-given-table', { label: name, years: stretches.map((stretch) => this.words.years(stretch)).join(this.say('diff-list')) });
    const quantity = new QuantityChange(unit, rule.kind ?? '', this.lang);
    const moved = ({ before, after }: YearStretch): string => {
      if (before === undefined) return this.say('describe-given', { label: name, value: quantity.one(after!) });
      if (after === undefined) return this.say('describe-given-no-more', { label: name, value: quantity.one(before) });
      return this.moved(name, { before, after }, quantity);
    };
    return this.sentence(stretches.map((stretch) => `${this.during(stretch)}${moved(stretch)}`).join(this.say('describe-semicolon')), '');
  }

  rule({ name, label, kind, texts }: RuleChange): string {
    const facts = { label };
    if (kind === 'removed') return this.say('describe-rule-removed', facts);
    const [before, after] = [this.diff.before.plan.model, this.diff.after.plan.model];
    const rule = after.rules.get(name)!;
    const now = formulaWords(rule.expression, after, this.lang);
    const old = before.rules.get(name);
    const isFormulaNew = texts.some(({ part }) => part === 'formula');
    return [
      kind === 'added' ? this.say('describe-rule-added', { ...facts, formula: now })
        : isFormulaNew ? this.say('describe-rule', { ...facts, before: formulaWords(old!.expression, before, this.lang), after: now })
          : this.say('describe-rule-part', facts),
      ...(rule.source === undefined ? [] : [this.say('describe-source', { source: rule.source })]),
      ...(rule.gap ? [rule.gap[this.lang]] : []),
    ].join(this.lang === 'zh' ? '' : ' ');
  }

  private moved(label: string, { before, after }: { readonly before: number; readonly after: number }, quantity: QuantityChange): string {
    const [first, second] = quantity.span(before, after);
    return this.say(after > before ? 'describe-raised' : 'describe-lowered', { label, before: first, after: second });
  }

  private series(label: string, { stretches, years, changedYears }: Extract<NumbersChange, { kind: 'series' }>, moved: (stretch: YearStretch) => string): string {
    const [first, last] = [stretches[0]!, stretches.at(-1)!];
    if (stretches.length > MOST_STRETCHES) {
      return this.say('describe-by-year', { label, first: first.first, last: last.last, start: moved(onlyFirst(first)), end: moved(onlyLast(last)) });
    }
    const text = stretches.map((stretch) => `${this.during(stretch)}${moved(stretch)}`).join(this.say('describe-semicolon'));
    return this.sentence(text, years === changedYears ? '' : this.rest(stretches));
  }

  /** `自2027年起，`, `2027年，`, `2027至2030年，`; nothing where every year is meant. */
  private during({ first, last }: YearStretch): string {
    const { years } = this.diff;
    if (first === years.first && last === years.last) return '';
    if (last === years.last) return this.say('describe-from', { first });
    return this.say('describe-during', { years: this.words.years({ first, last }) });
  }

  /** What stays in the other years. */
  private rest(stretches: readonly YearStretch[]): string {
    const { first } = stretches[0]!;
    const isAllLater = stretches.every((stretch, k) => stretch.last === (stretches[k + 1]?.first ?? this.diff.years.last + 1) - 1);
    return isAllLater ? this.say('describe-before-unchanged', { last: first - 1 }) : this.say('describe-others-unchanged');
  }

  private sentence(text: string, remark: string): string {
    return this.say('describe-sentence', { text: capitalised(text), remark });
  }
}

function onlyFirst({ first, before, after }: YearStretch): YearStretch {
  return { first, last: first, before, after };
}

function onlyLast({ last, before, after }: YearStretch): YearStretch {
  return { first: last, last, before, after };
}

/** Meanings of a code as its Chinese label lists them: `（0存款利率 1固定 2平滑分享）`. English labels name none in this form. */
function codesIn(label: string): ReadonlyMap<number, string> {
  const listed = /（((?:-?\d+[^\d\s（）]+\s*)+)）$/u.exec(label)?.[1] ?? '';
  return new Map([...listed.matchAll(/(-?\d+)([^\d\s]+)/gu)].map(([, code, word]) => [Number(code), word!]));
}

function plainLabel(label: string): string {
  return label.replace(/（[^（）]*）$/u, '');
}

/** A sentence begins with a large letter; Chinese has none. */
function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
