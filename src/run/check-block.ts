import type { BlockResult, BlockTask } from '../engine/index.js';
import type { Issue } from '../issues/index.js';
import type { MessageFact } from '../messages/index.js';

/** Largest ledger residual of a sound run, relative to the balance (numerics: "Conservation"). */
export const LEDGER_TOLERANCE = 1e-9;

/** The command that shows a path again: all of it, or one figure taken apart. The best estimate is path-less. */
export type ReplayCommand = (task: BlockTask, path?: number, figure?: { readonly rule: string; readonly year: number }) => string;

/** 检查一批 — the issue that makes a run fail: a value that is not finite, or books that do not balance. */
export function blockIssue({ task, ledgers, nonFinite }: BlockResult, replay: ReplayCommand): Issue | undefined {
  // A value that is not finite comes first: it unbalances every book after it.
  if (nonFinite.count > 0) {
    const { rule = '?', path = task.firstPath, year = 0 } = nonFinite.first ?? {};
    const facts = { rule, year, where: placeOf(task, path), count: nonFinite.count, replay: replay(task, path, { rule, year }) };
    return { severity: 'error', message: 'run-non-finite', facts };
  }
  // Written as "not within" so that NaN fails.
  const broken = ledgers.find(({ residual }) => !(Math.abs(residual) <= LEDGER_TOLERANCE));
  if (!broken) return undefined;
  const { rule, path, year, residual } = broken;
  const facts = { rule, year, where: placeOf(task, path), residual: residual.toExponential(2), replay: replay(task, path, { rule, year }) };
  return { severity: 'error', message: 'run-ledger-broken', facts };
}

function placeOf(task: BlockTask, path: number): MessageFact {
  return task.isBestEstimate ? { message: 'run-where-best-estimate' } : { message: 'run-where-path', facts: { path } };
}
