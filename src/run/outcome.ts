import type { Issue } from '../issues/index.js';
import type { SummaryRoles } from '../model/index.js';
import type { Facts, MessageKey } from '../messages/index.js';
import type { Manifest } from '../results/index.js';

/** 运行清单 — the manifest of a run, with the roles its rulebook gives to rules in the short result. */
export interface RunManifest extends Manifest {
  readonly summary_roles?: SummaryRoles;
}

/** 运行的结局 — how a run ended; user mistakes and failed checks are data, only bugs throw. */
export type RunOutcome =
  | {
    readonly kind: 'complete';
    readonly folder: string;
    readonly manifest: RunManifest;
    /** True when an earlier run with the same fingerprint was found whole and nothing was computed. */
    readonly isReused: boolean;
    readonly warnings: readonly Issue[];
  }
  /** Bad input: nothing was computed, or the results could not be written. */
  | { readonly kind: 'refused'; readonly issues: readonly Issue[] }
  /** The results did not pass their checks and were not kept. */
  | { readonly kind: 'failed'; readonly issues: readonly Issue[] }
  /** Our fault: the engine threw or a thread died. `detail` is the stack, for developers. */
  | { readonly kind: 'broken'; readonly issues: readonly Issue[]; readonly detail: string }
  | { readonly kind: 'interrupted' };

/** 运行途中 — what a run tells its caller on the way. */
export interface RunHooks {
  readonly onNotice?: (message: MessageKey, facts: Facts) => void;
  /** Paths done so far, first called with 0 and last with all of them. */
  readonly onProgress?: (donePaths: number, totalPaths: number) => void;
  /** The threads have work: time for whatever the caller will need when they are done. */
  readonly onBusy?: () => void;
  /** Aborting it ends the run, removes what was written and gives the outcome `interrupted`. */
  readonly signal?: AbortSignal;
}
