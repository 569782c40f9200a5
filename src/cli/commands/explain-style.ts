import type { Book, Reference } from '../../book/index.js';
import type { Lang } from '../../messages/index.js';
import type { ExplainStyle, RuleFacts } from '../../report/index.js';
import type { ExplainRequest } from './explain-options.js';

/** 解释的写法 — names, clauses and remarks of a book for those who read the tree of a figure. */
export function styleOf(book: Book, { depth, isExact }: ExplainRequest, lang: Lang): ExplainStyle {
  return {
    lang, depth, isExact,
    facts(name) {
      const { rule, references } = book.rules.get(name)!;
      const clause = clauseOf(references, lang);
      return {
        ...(rule.source !== undefined && { source: rule.source }), ...(clause && { clause }),
        ...(rule.note && { note: rule.note }), ...(rule.gap && { gap: rule.gap }),
      };
    },
    coordinate({ dimension, label }) {
      const { label: name, labels, valueLabels } = book.dimensions.get(dimension)!.dimension;
      const called = valueLabels?.[labels.indexOf(label)]?.[lang];
      // 普通参保人 says of itself what it is; a number does not. A remark of the dimension would come with each of its cells.
      return called ?? `${withoutRemark(name[lang])} ${label}`;
    },
  };
}

/** 年末周岁（出生当年为 0）as the tree calls it: 年末周岁. */
export function withoutRemark(label: string): string {
  return label.replace(/\s*[（(].*[）)]$/, '');
}

/** The first clause that a source names, in its own words where they are known. */
function clauseOf(references: readonly Reference[], lang: Lang): RuleFacts['clause'] {
  for (const { document, clause } of references) {
    if (clause?.text !== undefined) return { text: clause.text, isAbstract: false };
    const text = (clause ? clause.summary[lang] : undefined) ?? document?.summary?.[lang];
    if (text !== undefined) return { text, isAbstract: true };
  }
  return undefined;
}
