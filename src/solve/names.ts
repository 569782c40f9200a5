import { nearestName } from '../issues/index.js';
import type { Bilingual } from '../messages/index.js';
import type { InputDeclaration, Model, Rule } from '../model/index.js';
import { plainText } from './plain-text.js';

/** A rule or an input, whichever a name means. */
export type Named = { readonly kind: 'rule'; readonly rule: Rule } | { readonly kind: 'input'; readonly input: InputDeclaration };

/** Characters that say something about a label. */
const LEAST_PART = 2;

/** 名称表 — everything by its name, by what else it is called, and by its label in either language, with and without what stands in brackets. */
export class Names {
  private readonly exact = new Map<string, Named>();
  private readonly labels = new Map<string, Named>();
  /** Labels that several things have, with their names. */
  private readonly shared = new Map<string, string[]>();
  /** Labels with Chinese in them, longest first: 财政负担 must not be found in 市县财政负担. */
  private readonly chinese: readonly string[];

  constructor(model: Model) {
    const all: Named[] = [
      ...[...model.rules.values()].map((rule): Named => ({ kind: 'rule', rule })), ...[...model.inputs.values()].map((input): Named => ({ kind: 'input', input })),
    ];
    for (const named of all) this.exact.set(nameOf(named), named);
    for (const [name, meant] of Object.entries(model.alsoCalled ?? {})) {
      const found = this.exact.get(meant);
      if (found && !this.exact.has(name)) this.exact.set(name, found);
    }
    for (const named of all) for (const label of labelsOf(named)) this.add(plainText(label), named);
    // Whole labels first: 当年收不抵支 is one rule, however many others explain theirs in brackets behind it.
    const whole = new Set(this.labels.keys());
    for (const named of all) for (const label of new Set(labelsOf(named).map((each) => plainText(shortened(each))))) if (!whole.has(label)) this.add(label, named);
    this.chinese = [...this.labels.keys()].filter((label) => /\p{Script=Han}/u.test(label)).sort((a, b) => b.length - a.length);
  }

  private add(label: string, named: Named): void {
    const other = this.labels.get(label);
    if (!other) this.labels.set(label, named);
    else if (nameOf(other) !== nameOf(named)) this.shared.set(label, [...(this.shared.get(label) ?? [nameOf(other)]), nameOf(named)]);
  }

  find(text: string): Named | undefined {
    const plain = plainText(text);
    return this.exact.get(text) ?? (this.shared.has(plain) ? undefined : this.labels.get(plain));
  }

  /** What a label may mean that several things have. */
  sharing(text: string): readonly string[] | undefined {
    return this.exact.has(text) ? undefined : this.shared.get(plainText(text));
  }

  /** The label of a thing without what stands in brackets, where that still tells it apart. */
  labelOf(named: Named): Bilingual {
    const { label: { zh, en } } = named.kind === 'rule' ? named.rule : named.input;
    const short = (text: string): string => {
      const found = this.find(shortened(text));
      return found && nameOf(found) === nameOf(named) ? shortened(text) : text;
    };
    return { zh: short(zh), en: short(en) };
  }

  /** The longest Chinese label that the text begins with. */
  labelAt(text: string): string | undefined {
    return this.chinese.find((label) => text.startsWith(label));
  }

  /** @param kind what may be meant; both when absent */
  nearest(text: string, kind?: Named['kind']): string | undefined {
    const isMeant = ([, named]: readonly [string, Named]): boolean => kind === undefined || named.kind === kind;
    const known = [...this.exact, ...this.labels].filter(isMeant);
    const plain = plainText(text);
    const near = nearestName(plain, known.map(([name]) => name));
    if (near !== undefined || plain.length < LEAST_PART) return near;
    // Part of a label, which is longer than any slip of the pen: 收不抵支 of 当年收不抵支.
    const around = known.filter(([name]) => name.includes(plain)).sort(([a], [b]) => a.length - b.length)[0];
    return around && nameOf(around[1]);
  }
}

function labelsOf(named: Named): string[] {
  const { label } = named.kind === 'rule' ? named.rule : named.input;
  return [label.zh, label.en];
}

/** Without what a label explains in brackets. */
function shortened(label: string): string {
  return label.replace(/\s*[（(].*$/, '');
}

export function nameOf(named: Named): string {
  return named.kind === 'rule' ? named.rule.name : named.input.name;
}
