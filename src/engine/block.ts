/** 一批路径 — the unit of work: consecutive paths, or the single best-estimate path. */
export interface BlockTask {
  readonly block: number;
  readonly firstPath: number;
  readonly pathCount: number;
  /** True: one path with every noise at its median (`paths: 0`). */
  readonly isBestEstimate: boolean;
}

/** The worst residual of one ledger rule: |residual| relative to |the rule it names|. */
export interface LedgerResidual {
  readonly rule: string;
  readonly residual: number;
  /** −1 on the best estimate, or when nothing was left over anywhere. */
  readonly path: number;
  readonly year: number;
}

export interface NonFinite {
  readonly count: number;
  readonly first?: { readonly rule: string; readonly path: number; readonly year: number };
}

/** 一批结果 — finished columns of one block; the buffers are transferred, not copied. */
export interface BlockResult {
  readonly task: BlockTask;
  /** [column × path × year] row-major, columns as in `Plan.outputs`, years baseYear+1 … lastYear. */
  readonly columns: Float64Array;
  /** Sums over the block's paths, in path order: for each profile rule in turn [year × cell]. */
  readonly profileSums: Float64Array;
  readonly ledgers: readonly LedgerResidual[];
  readonly nonFinite: NonFinite;
  /** The compiled engine met a value it does not vouch for and left the block to the interpreter. */
  readonly isLeftToInterpreter?: true;
}
