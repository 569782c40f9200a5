import { nearestName } from '../issues/index.js';
import type { InputDeclaration, Model, Rule } from '../model/index.js';
import { plainText } from './plain-text.js';

/** A rule or an input, whichever a name means. */
export type Named = { readonly kind: 'rule'; readonly rule: Rule } | { readonly kind: 'input'; readonly input: InputDeclaration };

/** 名称表 — everything by its name, by what else it is called, and by its label in either language, with and without what stands in brackets. */
export class Names {
  private readonly exact = new Map<string, Named>();
  private readonly labels = new Map<string, Named>();
  /** Labels with Chinese in them, longest first: 财政负担 must not be found in 市县财政负担. */
  private readonly chinese: readonly string[];

  constructor(model: Model) {
    for (const rule of model.rules.values()) this.add(rule.name, { kind: 'rule', rule });
    for (const input of model.inputs.values()) this.add(input.name, { kind: 'input', input });
    for (const [name, meant] of Object.entries(model.alsoCalled ?? {})) {
      const found = this.exact.get(meant);
      if (found && !this.exact.has(name)) this.exact.set(name, found);
    }
    this.chinese = [...this.labels.keys()].filter((label) => /\p{Script=Han}/u.test(label)).sort((a, b) => b.length - a.length);
  }

  private add(name: string, named: Named): void {
    this.exact.set(name, named);
    const { label } = named.kind === 'rule' ? named.rule : named.input;
    for (const text of [label.zh, label.en]) {
      for (const form of [text, text.replace(/\s*[（(].*$/, '')]) {
        const key = plainText(form);
        // A label that two things have means neither.
        if (!this.labels.has(key)) this.labels.set(key, named);
      }
    }
  }

  find(text: string): Named | undefined {
    return this.exact.get(text) ?? this.labels.get(plainText(text));
  }

  /** The longest Chinese label that the text begins with. */
  labelAt(text: string): string | undefined {
    return this.chinese.find((label) => text.startsWith(label));
  }

  /** @param kind what may be meant; both when absent */
  nearest(text: string, kind?: Named['kind']): string | undefined {
    const isMeant = ([, named]: readonly [string, Named]): boolean => kind === undefined || named.kind === kind;
    return nearestName(plainText(text), [...this.exact, ...this.labels].filter(isMeant).map(([name]) => name));
  }
}

export function nameOf(named: Named): string {
  return named.kind === 'rule' ? named.rule.name : named.input.name;
}
