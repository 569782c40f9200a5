import type { Block } from '../document/index.js';
import type { MessageKey } from '../messages/index.js';
import type { Evaluation } from './context.js';

/** What alone fills no page: why there is nothing to show. */
const FEW_WORDS: ReadonlySet<Block['kind']> = new Set(['paragraph', 'callout', 'list']);

export interface Chapter {
  readonly id: string;
  readonly title: MessageKey;
  readonly blocks: readonly Block[];
}

/** Chapters with anything in them, each on a page of its own but those of a few words; the renderer numbers them. */
export function headed(chapters: readonly Chapter[], { t }: Pick<Evaluation, 't'>): Block[] {
  return chapters.filter(({ blocks }) => blocks.length > 0).flatMap(({ id, title, blocks }, i): Block[] => [
    ...(i > 0 && !blocks.every(({ kind }) => FEW_WORDS.has(kind)) ? [{ kind: 'page-break' } as const] : []),
    { kind: 'heading', id, level: 1, text: t(title) },
    ...blocks,
  ]);
}

/** A scenario that breaks a limit of the law says so before anything else. */
export function violations({ run, book, lang, t, s }: Evaluation): Block[] {
  const allowed = run.scenario.allow_violation;
  if (allowed.length === 0) return [];
  const names = allowed.map((name) => book?.inputs.get(name)?.input.label[lang] ?? book?.rules.get(name)?.rule.label[lang] ?? name);
  return [{ kind: 'callout', tone: 'warning', title: t('evaluation-violation-title'), text: [s('evaluation-violation', { names })] }];
}
