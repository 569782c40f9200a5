import { createColors } from 'picocolors';
import type { Documented, GivenChange, InputChange, ListChange, RuleChange, ScenarioDiff } from '../analysis/index.js';
import type { Lang, MessageKey } from '../messages/index.js';
import { documentationLines, documentedLines } from './diff-documentation-text.js';
import { headText, sameText } from './diff-head-text.js';
import { givenChangeLines, inputChangeLines } from './diff-change-lines.js';
import { QuantityChange } from './diff-quantity.js';
import { ruleText } from './diff-rule-text.js';
import { DiffWords } from './diff-words.js';

/** Items of a section before they are only counted. */
const MOST_ITEMS = 20;
/** The same of texts that decide nothing. */
const MOST_TEXTS = 10;

/** That all of more outputs change needs no list. */
const FEW_OUTPUTS = 8;

/** How a comparison is told. */
export interface DiffTextOptions {
  /** Long lists in full. */
  readonly isWhole?: boolean;
  readonly isColoured?: boolean;
}

/** 差别全文 — a comparison of two scenarios in words and numbers, in lines of at most 100 columns. */
export function scenarioDiffText(diff: ScenarioDiff, lang: Lang, { isWhole = false, isColoured = false }: DiffTextOptions = {}): string {
  return new DiffText(diff, new DiffWords(lang, isWhole, isColoured), isColoured).sections().join('\n\n');
}

class DiffText {
  readonly #diff: ScenarioDiff;
  readonly #words: DiffWords;
  readonly #colour: (side: 'A' | 'B', text: string) => string;

  constructor(diff: ScenarioDiff, words: DiffWords, isColoured: boolean) {
    this.#diff = diff;
    this.#words = words;
    const { red, green } = createColors(isColoured);
    this.#colour = (side, text) => (side === 'A' ? red(text) : green(text));
  }

  sections(): string[] {
    const { isSame } = this.#diff;
    return [
      headText(this.#diff, this.#words),
      ...(isSame ? [sameText(this.#diff, this.#words)] : []),
      ...this.#dimensions(), ...this.#noises(), ...this.#inputs(), ...this.#given(), ...this.#rules(), ...this.#correlations(), ...this.#lists(),
      ...(isSame ? [] : this.#restSame()),
      ...this.#follows(), ...this.#documentation(), ...this.#notCompared(),
    ];
  }

  #dimensions(): string[] {
    const { dimensions } = this.#diff;
    const words = this.#words;
    const extent = (side: (typeof dimensions)[number]['before']): string => {
      if (!side) return words.say('diff-none');
      const text = words.say('diff-dimension-extent', { size: side.size, from: side.first, to: side.last });
      return side.ageing ? words.say('diff-dimension-ageing', { extent: text }) : text;
    };
    return this.#section(words.say('diff-dimensions', { changed: dimensions.length }), dimensions, MOST_ITEMS, (each) =>
      words.lines(words.say('diff-text-change', { what: `${words.dimension(each)}  ${each.name}`, before: extent(each.before), after: extent(each.after) }), 2));
  }

  #noises(): string[] {
    const { added, removed, isReordered } = this.#diff.noises;
    return this.#names('diff-noises', { added, removed, isReordered });
  }

  #inputs(): string[] {
    const { inputs, sameInputs } = this.#diff;
    return this.#section(this.#count('diff-inputs', 'diff-inputs-same', inputs.length, sameInputs), inputs, MOST_ITEMS, (input) => this.#input(input), true);
  }

  #input(input: InputChange): string[] {
    const words = this.#words;
    const { change, documentation } = input;
    return [
      this.#title(input, 'numbers' in change ? change.kind : undefined),
      ...inputChangeLines(input, words).flatMap((line) => words.lines(line.trimStart(), 4 + line.length - line.trimStart().length)),
      ...documentationLines(documentation, words, 4),
    ];
  }

  #given(): string[] {
    const { given, sameGiven } = this.#diff;
    return this.#section(this.#count('diff-given', 'diff-rules-same', given.length, sameGiven), given, MOST_ITEMS, (change) => this.#givenOf(change), true);
  }

  #givenOf(change: GivenChange): string[] {
    const words = this.#words;
    return [this.#title({ ...change, label: change.rule.label }), ...givenChangeLines(change, words).flatMap((line) => words.lines(line, 4))];
  }

  #rules(): string[] {
    const { rules, sameRules, inputs, given } = this.#diff;
    const words = this.#words;
    const count = (kind: RuleChange['kind']): number => rules.filter((each) => each.kind === kind).length;
    const keys = { replaced: 'diff-rules-replaced', added: 'diff-rules-added', removed: 'diff-rules-removed' } as const satisfies Record<RuleChange['kind'], MessageKey>;
    const kinds = (['replaced', 'added', 'removed'] as const).filter((kind) => count(kind) > 0).map((kind) => words.say(keys[kind], { count: count(kind) }));
    // Of a change that is the only one, what follows is told at the end.
    const withFollowing = rules.length + inputs.length + given.length > 1;
    const rest = sameRules > 0 ? [words.say('diff-rules-same', { same: sameRules })] : [];
    const title = words.say('diff-at', { where: words.say('diff-rules'), what: [...kinds, ...rest].join(words.say('diff-comma')) });
    return this.#section(title, rules, MOST_ITEMS, (change) => [
      this.#title(change, change.kind === 'replaced' ? undefined : change.kind),
      // Of another rulebook the names say enough.
      ...(change.kind === 'removed' && rules.length > MOST_ITEMS && !words.isWhole ? [] : ruleText(change, words, { withFollowing, colour: this.#colour })),
    ], true);
  }

  #correlations(): string[] {
    const { correlations } = this.#diff;
    const words = this.#words;
    const quantity = new QuantityChange('1', '', words.lang);
    return this.#section(words.say('diff-correlations', { changed: correlations.length }), correlations, MOST_ITEMS, ({ a, b, before, after }) =>
      words.lines(words.say('diff-at', {
        where: `${words.say('diff-pair', { a: a.label[words.lang], b: b.label[words.lang] })}  ${a.name}~${b.name}`, what: words.say('diff-arrow', { before: quantity.one(before), after: quantity.one(after) }),
      }), 2));
  }

  #lists(): string[] {
    const keys = { outputs: 'diff-outputs', profiles: 'diff-profiles', allow_violation: 'diff-allow-violation' } as const satisfies Record<ListChange['key'], MessageKey>;
    return this.#diff.lists.flatMap(({ key, ...change }) => this.#names(keys[key], change));
  }

  #names(key: MessageKey, { added, removed, isReordered }: Omit<ListChange, 'key'>): string[] {
    const words = this.#words;
    const lines = [
      ...(added.length > 0 ? [words.say('diff-added', { names: words.names(added) })] : []),
      ...(removed.length > 0 ? [words.say('diff-removed', { names: words.names(removed) })] : []),
      ...(isReordered ? [words.say('diff-reordered')] : []),
    ];
    return lines.length === 0 ? [] : [[words.bold(words.say(key)), ...lines.flatMap((line) => words.lines(line, 2))].join('\n')];
  }

  /** Sections without a difference share a line. */
  #restSame(): string[] {
    const { inputs, given, rules, correlations, lists, notCompared } = this.#diff;
    const parts: readonly (readonly [boolean, MessageKey])[] = [
      [inputs.length + notCompared.inputs.length === 0, 'diff-part-inputs'], [given.length + notCompared.given.length === 0, 'diff-part-given'],
      [rules.length === 0 && !notCompared.rulebook, 'diff-part-rules'], [correlations.length === 0, 'diff-part-correlations'],
      [!lists.some(({ key }) => key === 'outputs'), 'diff-part-outputs'],
    ];
    const same = parts.filter(([isSame]) => isSame).map(([, key]) => this.#words.say(key));
    return same.length === 0 ? [] : [this.#words.say('diff-rest-same', { parts: same.join(this.#words.say('diff-list')) })];
  }

  #follows(): string[] {
    const { follows } = this.#diff;
    if (!follows) return [];
    const words = this.#words;
    const { rules, outputs, otherOutputs, of } = follows;
    const all = outputs.length + otherOutputs.length;
    const lines = [words.say('diff-follows-counts', { rules: rules.length, of, outputs: outputs.length, all })];
    // The shorter of the two lists says it.
    if (otherOutputs.length > 0 && otherOutputs.length <= outputs.length) lines.push(words.say('diff-follows-others', { names: words.names(otherOutputs) }));
    else if (outputs.length > 0 && (otherOutputs.length > 0 || outputs.length <= FEW_OUTPUTS)) lines.push(words.say('diff-follows-outputs', { names: words.names(outputs) }));
    return [[words.bold(words.say('diff-follows')), ...lines.flatMap((line) => words.lines(line, 2))].join('\n')];
  }

  #documentation(): string[] {
    const { documentation } = this.#diff;
    const words = this.#words;
    const title = (each: Documented): string => (each.kind === 'rulebook' ? `  ${words.bold(words.say('diff-doc-rulebook'))}` : this.#title({ ...each, label: each.label! }));
    return this.#section(words.say('diff-documentation', { changed: documentation.length }), documentation, MOST_TEXTS, (each) => [title(each), ...documentedLines(each, words)]);
  }

  #notCompared(): string[] {
    const { inputs, given, starts, rulebook } = this.#diff.notCompared;
    const words = this.#words;
    const lines = [
      ...(rulebook ? [words.say('diff-unknown-rulebook')] : []),
      ...(inputs.length > 0 ? [words.say('diff-unknown-inputs', { names: words.mentioned(inputs) })] : []),
      ...(given.length > 0 ? [words.say('diff-unknown-given', { names: words.mentioned(given) })] : []),
      ...(starts.length > 0 ? [words.say('diff-unknown-starts', { names: words.mentioned(starts) })] : []),
    ];
    return lines.length === 0 ? [] : [[words.bold(words.say('diff-not-compared')), ...lines.flatMap((line) => words.lines(line, 2))].join('\n')];
  }

  /** `输入：1 项不同，其余 175 项相同` */
  #count(key: MessageKey, rest: MessageKey, changed: number, same: number): string {
    const words = this.#words;
    return [words.say(key, { changed }), ...(same > 0 ? [words.say(rest, { same })] : [])].join(words.say('diff-comma'));
  }

  #section<T>(title: string, items: readonly T[], most: number, text: (item: T) => readonly string[], isSpaced = false): string[] {
    if (items.length === 0) return [];
    const words = this.#words;
    const shown = words.isWhole ? items : items.slice(0, most);
    const blocks = shown.map((item) => text(item).join('\n'));
    const more = items.length > shown.length ? [words.say('diff-more', { count: items.length - shown.length })] : [];
    return [[words.bold(title), ...blocks, ...more.map((line) => `  ${line}`)].join(isSpaced ? '\n\n' : '\n')];
  }

  #title({ chapter, label, name }: { readonly chapter: string; readonly label: { readonly zh: string; readonly en: string }; readonly name: string }, kind?: 'added' | 'removed'): string {
    const words = this.#words;
    const { before, after } = this.#diff;
    const found = [after, before].flatMap(({ plan }) => plan.model.chapters.filter((each) => each.name === chapter))[0];
    const item = words.say('diff-item', { chapter: found?.title[words.lang] ?? words.say('diff-own-chapter'), label: label[words.lang], name });
    const text = kind === 'added' ? words.say('diff-item-new', { item }) : kind === 'removed' ? words.say('diff-item-removed', { item }) : item;
    return words.lines(words.bold(text), 2).join('\n');
  }
}
