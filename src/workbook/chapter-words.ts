import { type Lang, say } from '../messages/index.js';
import type { Dimension } from '../model/index.js';
import type { Content, InputEntry } from './content.js';
import { type NumberLook, rangeText } from './number-look.js';

/** 固定内容 — what a chapter's row says of an input beside its unit, and nobody edits. */
export interface FixedTexts {
  readonly name: string;
  readonly law: string;
  readonly experience: string;
  readonly clause: string;
  readonly remark: string;
}

export const FIXED = ['name', 'law', 'experience', 'clause', 'remark'] as const;

export function fixedTexts({ declared: { label, range, note } }: Pick<InputEntry, 'declared'>, look: NumberLook, lang: Lang): FixedTexts {
  return {
    name: label[lang], law: rangeText(range.law, look, lang), experience: rangeText(range.experience, look, lang), clause: range.clause ?? '', remark: note?.[lang] ?? '',
  };
}

/** The same as an import reads cells: without blanks at the ends. */
export function comparedTexts(entry: Pick<InputEntry, 'declared'>, look: NumberLook, lang: Lang): string[] {
  const texts = fixedTexts(entry, look, lang);
  return FIXED.map((head) => texts[head].trim());
}

/** `逐年数据表（性别、年末周岁）`. */
export function formText(content: Content, lang: Lang): string {
  switch (content.kind) {
    case 'value': return say('template-form-value', {}, lang);
    case 'series': return say('template-form-series', {}, lang);
    case 'cells': return say('template-form-cells', { dimension: shortLabel(content.dimension, lang) }, lang);
    case 'bands': return say('template-form-bands', {}, lang);
    case 'paths': return say('template-form-paths', {}, lang);
    case 'table': {
      const isByYear = !content.byYear.has(undefined);
      if (content.dimensions.length === 0) return say('template-form-year-table', {}, lang);
      const dimensions = content.dimensions.map((each) => shortLabel(each, lang)).join(lang === 'zh' ? '、' : ', ');
      return say(isByYear ? 'template-form-table-years' : 'template-form-table', { dimensions }, lang);
    }
  }
}

/** Without what a label explains in parentheses. */
export function shortLabel({ label }: Pick<Dimension, 'label'>, lang: Lang): string {
  return label[lang].replace(/\s*[（(].*[）)]$/, '');
}
