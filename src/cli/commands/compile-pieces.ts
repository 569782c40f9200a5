import { type CutReason, instructionsOf, type PhaseReport, type PieceReport } from '../../compiler/index.js';
import { type Lang, type MessageKey, say } from '../../messages/index.js';
import { countText, tableText } from '../../report/index.js';

/** Reasons named one by one; of rules only so many names. */
const MOST_CONDITIONS = 2;
const MOST_RULES = 2;

/** 各段 — the pieces of a loop in the order they run, each with what differs from its first index on. */
export function piecesText({ pieces }: PhaseReport, lang: Lang): string {
  const heads = ['compile-piece', 'compile-reason', 'compile-turns', 'compile-instructions'] as const;
  const rows = pieces.map((piece) => [rangeText(piece), reasonsText(piece.reasons, lang), countText(piece.turns), countText(instructionsOf(piece.work))]);
  return tableText(heads.map((key) => say(key, {}, lang)), rows, 2);
}

function rangeText({ first, last }: PieceReport): string {
  return first === last ? first! : `${first!}–${last!}`;
}

const CONDITIONS: Readonly<Record<'true' | 'false' | 'varies', MessageKey>> = {
  true: 'compile-reason-true', false: 'compile-reason-false', varies: 'compile-reason-varies',
};

function reasonsText(reasons: readonly CutReason[], lang: Lang): string {
  const conditions = reasons.flatMap((reason) => (reason.kind === 'condition' ? [say(CONDITIONS[reason.becomes], { text: reason.text }, lang)] : []));
  // Rules begin and end where a condition does: then the condition says why.
  const isExplained = reasons.some((reason) => reason.kind === 'condition' && reason.becomes !== 'varies');
  const rules = (becomes: 'computed' | 'zero', message: MessageKey): string[] => {
    const names = reasons.flatMap((reason) => (reason.kind === 'zero' && reason.becomes === becomes ? [reason.rule] : []));
    return names.length === 0 ? [] : [say(message, { rules: shortened(names, MOST_RULES, ' ', lang) }, lang)];
  };
  const separator = say('compile-separator', {}, lang);
  return [
    ...reasons.flatMap((reason) => (reason.kind === 'last' ? [say('compile-reason-last', {}, lang)] : reason.kind === 'entry' ? [say('compile-reason-entry', { years: reason.years }, lang)] : [])),
    ...(conditions.length > 0 ? [shortened(conditions, MOST_CONDITIONS, separator, lang)] : []),
    ...(isExplained ? [] : [...rules('computed', 'compile-reason-computed'), ...rules('zero', 'compile-reason-zero')]),
  ].join(separator);
}

export function shortened(texts: readonly string[], most: number, separator: string, lang: Lang): string {
  const shown = texts.slice(0, most).join(separator);
  return texts.length <= most ? shown : say('compile-and-more', { shown, count: texts.length - most }, lang);
}
