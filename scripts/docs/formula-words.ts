import { type Expression, type Model, printExpression } from '../../src/model/index.js';
import type { Lang } from '../../src/messages/index.js';

const WORDS = {
  zh: { if: '若', then: '，则为', otherwise: '；否则', open: '（', close: '）', comma: '，', over: '；对', last: '上年', prev: '上年同批人', sum: '合计', min: '取小', max: '取大', year: '当年', and: ' 且 ', or: ' 或 ' },
  en: { if: 'if ', then: ' then ', otherwise: ', otherwise ', open: '(', close: ')', comma: ', ', over: '; over ', last: 'last year’s ', prev: 'last year’s cohort’s ', sum: 'sum', min: 'least', max: 'largest', year: 'the year', and: ' and ', or: ' or ' },
} as const;

/** 公式的中文写法 — a checked formula with the labels of its names and the signs of a textbook, for readers who do not program. */
export function formulaWords(expression: Expression, model: Pick<Model, 'rules' | 'inputs' | 'dimensions'>, lang: Lang): string {
  const w = WORDS[lang];
  const short = (label: string): string => label.replace(/（[^（）]*）$/, '').replace(/ \([^()]*\)$/, '').replace(/^隐性债务：|^implicit debt: /, '');
  const all = [...model.rules.values(), ...model.inputs.values()].map((each) => short(each.label[lang]));
  // A name loses what stands in parentheses behind it unless another name is then the same.
  const label = (name: string): string => {
    const full = (model.rules.get(name) ?? model.inputs.get(name))!.label[lang];
    return all.filter((each) => each === short(full)).length > 1 ? full : short(full);
  };
  const dimension = (name: string): string => model.dimensions.find((known) => known.name === name)!.label[lang];
  const words = (e: Expression): string => {
    if (e.kind === 'choose') return `${w.if}${words(e.condition)}${w.then}${words(e.yes)}${w.otherwise}${words(e.no)}`;
    const text = printExpression(e, shown);
    return (lang === 'zh' ? text.replaceAll('(', '（').replaceAll(')', '）') : text).replaceAll(' * ', ' × ').replaceAll(' / ', ' ÷ ').replaceAll(' - ', ' − ').replaceAll(' >= ', ' ≥ ').replaceAll(' <= ', ' ≤ ').replaceAll(' == ', ' = ').replaceAll(' and ', w.and).replaceAll(' or ', w.or);
  };
  const shown = (e: Expression): string | undefined => {
    switch (e.kind) {
      case 'rule': case 'input': return label(e.name);
      case 'last_year': return w.last + label(e.rule);
      case 'prev': return w.prev + label(e.rule);
      case 'year': return w.year;
      case 'sum': return `${w.sum}${w.open}${words(e.operand)}${e.named.length > 0 ? w.over + e.named.map(dimension).join(lang === 'zh' ? '、' : ', ') : ''}${w.close}`;
      case 'elementwise': return e.name === 'min' || e.name === 'max' ? `${w[e.name]}${w.open}${e.operands.map(words).join(w.comma)}${w.close}` : undefined;
      case 'choose': return `${w.open}${words(e)}${w.close}`;
      default: return undefined;
    }
  };
  return words(expression);
}
