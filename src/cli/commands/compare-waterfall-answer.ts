import type { Attribution, ChangeUnit, PreparedAttribution } from '../../attribution/index.js';
import type { Lang } from '../../messages/index.js';
import { DiffWords, unitChangeLines } from '../../report/index.js';

/** 瀑布图的回答 — the split as data: every figure with its parts, their errors, what they do alone, last and in pairs. */
export function waterfallAnswer({ before, after, paths }: PreparedAttribution, attributions: readonly Attribution[], lang: Lang): object {
  const side = ({ path, kind, fingerprint, scenario: { title } }: PreparedAttribution['before']): object => ({ path, kind, title, fingerprint });
  return {
    before: side(before), after: side(after), paths,
    attributions: attributions.map(({ target: { output, first, last }, contributions, without, ...rest }) => ({
      output, first, last, ...rest,
      contributions: contributions.map(({ unit, ...numbers }) => ({ ...unitAnswer(unit, lang), ...numbers })),
      without: without.map((unit) => unitAnswer(unit, lang)),
    })),
  };
}

function unitAnswer(unit: ChangeUnit, lang: Lang): object {
  const { name, kind, label, changes } = unit;
  const names = changes.flatMap((change) => ('change' in change ? [{ kind: change.kind, name: change.change.name }] : []));
  return { name, kind, label, changes: names, text: unitChangeLines(unit, new DiffWords(lang, false, false)) };
}
