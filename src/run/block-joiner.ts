import type { BlockResult } from '../engine/index.js';
import type { Plan } from '../scenario/index.js';
import { mergeLedgers, mergeNonFinite } from '../results/index.js';
import { taskAt } from './blocks.js';

/** 合批 — puts the pieces of a block together again; the block has the same bits as one that was computed whole. */
export class BlockJoiner {
  private pieces: BlockResult[] = [];
  private held = 0;
  private readonly plan: Plan;

  constructor(plan: Plan) {
    this.plan = plan;
  }

  /** Takes results in path order; gives the block when its last piece has come. */
  add(result: BlockResult): BlockResult | undefined {
    if (result.task.isBestEstimate) return result;
    const task = taskAt(result.task.block + 1, this.plan.paths);
    if (result.task.pathCount === task.pathCount) return result;
    this.pieces.push(result);
    this.held += result.task.pathCount;
    if (this.held < task.pathCount) return undefined;
    const { pieces } = this;
    this.pieces = [];
    this.held = 0;
    return {
      task,
      columns: joinedColumns(pieces, task.pathCount, this.plan.lastYear - this.plan.baseYear),
      // Blocks with such sums are not computed in pieces.
      profileSums: new Float64Array(0),
      ledgers: mergeLedgers(pieces.map(({ ledgers }) => ledgers)),
      nonFinite: mergeNonFinite(pieces.map(({ nonFinite }) => nonFinite)),
      ...(pieces.some(({ isLeftToInterpreter }) => isLeftToInterpreter) && { isLeftToInterpreter: true }),
    };
  }
}

/** [column × path × year] of each piece into that of the block. */
function joinedColumns(pieces: readonly BlockResult[], pathCount: number, years: number): Float64Array {
  const first = pieces[0]!;
  const columns = first.columns.length / (first.task.pathCount * years);
  const joined = new Float64Array(columns * pathCount * years);
  let before = 0;
  for (const { task, columns: numbers } of pieces) {
    const size = task.pathCount * years;
    for (let c = 0; c < columns; c++) joined.set(numbers.subarray(c * size, (c + 1) * size), (c * pathCount + before) * years);
    before += task.pathCount;
  }
  return joined;
}
