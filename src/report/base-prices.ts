import { type Lang, say } from '../messages/index.js';

/** 基年价的年份 — `人均月养老金（2020年价）` for a label that leaves the base year open: rulebooks do not know it. */
export function withBaseYear(label: string, baseYear: number, lang: Lang): string {
  return label.replace(say('compare-base-prices', {}, lang), say('compare-real', { base: baseYear }, lang));
}
