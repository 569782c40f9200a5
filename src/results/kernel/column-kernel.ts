import { BLOCK_PATHS } from '../../scenario/plan.js';
import { ensure } from '../ensure.js';
import { instantiateKernel, type KernelFunctions } from './instantiate.js';

/** Most buckets of one pass; their counts fit the first-level cache beside the values that stream by. */
export const MOST_BUCKETS = 4096;

/** Four lanes of years at least; shorter columns are widened. */
const LEAST_YEARS = 4;
/** The loops read and write up to three values beyond the last. */
const SLACK_BYTES = 64;

/** What a kernel has room for: a column of `fileYears` years, of which `years` are kept at a time. */
export interface KernelShape {
  readonly paths: number;
  readonly fileYears: number;
  readonly years: number;
}

/** Bytes of a kernel's memory. */
export function kernelBytes(shape: KernelShape): number {
  return layoutOf(shape).end;
}

/**
 * 列内核 — one column of numbers in memory of its own, filled block by block, and the loops over it (`columns.wat`).
 * Addresses are bytes into that memory.
 */
export class ColumnKernel {
  readonly loops: KernelFunctions;
  /** [path × file year] of one block, to be filled before `turn`. */
  readonly block: Float64Array;
  readonly blockBytes: Uint8Array;
  /** Sum, minimum, maximum and squares of the block last turned, [4 × year]. */
  readonly moments: Float64Array;
  readonly counts: Int32Array;
  /** Address of the next value of each bucket, 0 for one that is not kept. */
  readonly nexts: Int32Array;
  /** One number per path, two times. */
  readonly target: Float64Array;
  readonly scratch: Float64Array;
  readonly at: Layout;
  private readonly shape: KernelShape;
  private readonly buffer: ArrayBuffer;

  constructor(shape: KernelShape) {
    ensure(shape.years === shape.fileYears || shape.years >= LEAST_YEARS, `a column is read ${LEAST_YEARS} years at a time or more`);
    this.shape = shape;
    this.at = layoutOf(shape);
    const { loops, buffer } = instantiateKernel(this.at.end);
    this.loops = loops;
    this.buffer = buffer;
    const { at } = this;
    this.block = new Float64Array(buffer, at.block, BLOCK_PATHS * shape.fileYears);
    this.blockBytes = new Uint8Array(buffer, at.block, this.block.byteLength);
    this.moments = new Float64Array(buffer, at.moments, 4 * at.lanes);
    this.counts = new Int32Array(buffer, at.counts, MOST_BUCKETS);
    this.nexts = new Int32Array(buffer, at.nexts, MOST_BUCKETS);
    this.target = new Float64Array(buffer, at.target, shape.paths);
    this.scratch = new Float64Array(buffer, at.scratch, shape.paths);
  }

  /** Number of series in `moments`. */
  get lanes(): number {
    return this.at.lanes;
  }

  /** Turn `count` paths of the block into the rows of `years` years from `firstYear` on, as paths `firstPath` and on. */
  turn(firstPath: number, count: number, firstYear = 0): void {
    const { at, shape: { fileYears } } = this;
    if (fileYears < at.lanes) this.widen(count);
    const pathBytes = 8 * Math.max(fileYears, at.lanes);
    this.loops.turnBlock(at.block + 8 * firstYear, pathBytes, at.lanes, count, at.rows + 8 * firstPath, at.rowBytes, at.moments);
  }

  /** Address of the values of a year, one per path. */
  rowAddress(year: number): number {
    return this.at.rows + year * this.at.rowBytes;
  }

  row(year: number): Float64Array {
    return new Float64Array(this.buffer, this.rowAddress(year), this.shape.paths);
  }

  /** [path × few years] → [path × four years]; the years beyond repeat the last one. */
  private widen(count: number): void {
    const { fileYears } = this.shape;
    const wide = new Float64Array(this.buffer, this.at.block, count * LEAST_YEARS);
    for (let path = count - 1; path >= 0; path--) {
      for (let year = LEAST_YEARS - 1; year >= 0; year--) wide[path * LEAST_YEARS + year] = wide[path * fileYears + Math.min(year, fileYears - 1)]!;
    }
  }
}

interface Layout {
  readonly lanes: number;
  readonly block: number;
  readonly moments: number;
  readonly buckets: number;
  readonly counts: number;
  readonly nexts: number;
  readonly target: number;
  readonly scratch: number;
  readonly rows: number;
  readonly rowBytes: number;
  readonly end: number;
}

function layoutOf({ paths, fileYears, years }: KernelShape): Layout {
  const lanes = Math.max(LEAST_YEARS, years);
  // An odd number of cache lines, so that the rows of many years do not meet in one cache set.
  const rowBytes = 64 * (Math.ceil((8 * paths + SLACK_BYTES) / 64) | 1);
  let end = SLACK_BYTES; // address 0 means "not kept"
  const take = (bytes: number): number => {
    const start = end;
    end += 64 * Math.ceil((bytes + SLACK_BYTES) / 64);
    return start;
  };
  return {
    lanes,
    rowBytes,
    block: take(8 * BLOCK_PATHS * Math.max(LEAST_YEARS, fileYears)),
    moments: take(8 * 4 * lanes),
    buckets: take(2 * paths),
    counts: take(4 * MOST_BUCKETS),
    nexts: take(4 * MOST_BUCKETS),
    target: take(8 * paths),
    scratch: take(8 * paths),
    rows: take(rowBytes * lanes),
    get end() {
      return end;
    },
  };
}
