import type { Issue } from '../issues/index.js';
import type { Facts, MessageKey } from '../messages/index.js';

/** Why a benchmark ended early: bad input, a result that is not right, or a run that did not end well. */
export type StopKind = 'refused' | 'failed' | 'broken';

/** 测速中止 — ends a benchmark; carries what the user is told. */
export class BenchStopped extends Error {
  override readonly name = 'BenchStopped';
  readonly kind: StopKind;
  readonly issue: Issue;

  constructor(kind: StopKind, message: MessageKey, facts: Facts) {
    super(message);
    this.kind = kind;
    this.issue = { severity: 'error', message, facts };
  }
}
