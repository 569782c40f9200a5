import type { Book, BookRule } from '../../book/index.js';
import type { Block, Formula } from '../../document/index.js';
import { texEquation, type TexStyle, unitText } from '../../model/index.js';
import { formulaStyle, formulaWords, type MathSetter, mathSetter, unitWords } from '../../report/index.js';
import { type Evaluation, paragraph } from '../context.js';

/** 规则 — every formula of the rulebook as the run used it, chapter by chapter, with the clause it comes from and what it leaves out. */
export async function rulesChapter(e: Evaluation): Promise<Block[]> {
  const { book, lang, s, t } = e;
  if (!book) return [{ kind: 'callout', tone: 'note', text: [s('evaluation-rules-missing', { hash: e.run.manifest.rulebook_hash.slice(0, SHORT_HASH) })] }];
  const math = await mathSetter();
  const style = formulaStyle(book.model, lang, 'labels');
  const chapters = book.chapters.filter(({ rules }) => rules.length > 0);
  return [
    paragraph(s('evaluation-rules-lead', { title: book.model.title, rules: book.rules.size, chapters: chapters.length, hash: e.run.manifest.rulebook_hash.slice(0, SHORT_HASH) })),
    ...chapters.flatMap(({ name, title, rules }): Block[] => [
      { kind: 'heading', id: `rules-${name}`, level: 2, text: title[lang] },
      ...rules.map((rule) => formulaOf(book.rules.get(rule)!, book, style, math, lang, t('evaluation-pure-number'))),
    ]),
  ];
}

const SHORT_HASH = 12;

function formulaOf({ rule }: BookRule, book: Book, style: TexStyle, math: MathSetter, lang: Evaluation['lang'], pure: string): Formula {
  const unit = unitText(rule.unit);
  return {
    kind: 'formula', id: `rule-${rule.name}`, label: rule.label[lang],
    mathml: math(texEquation('', rule.expression, style)).text,
    text: formulaWords(rule.expression, book.model, lang),
    unit: unit === '1' ? pure : unitWords(unit, lang),
    ...(rule.source !== undefined && { source: rule.source }),
    ...(rule.gap && { gap: rule.gap[lang] }),
  };
}
