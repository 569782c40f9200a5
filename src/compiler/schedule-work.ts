/**
 * 运算量 — what the code does for one path in one year, counted in the text of the module: each instruction as often as
 * its loop turns. The arithmetic of addresses and the drawing of random numbers are left out. An instruction does it
 * for two paths at a time.
 */
export interface Work {
  /** Additions, products, comparisons, choices; those inside functions too. */
  readonly arithmetic: number;
  /** Divisions and square roots, several times as slow. */
  readonly divisions: number;
  readonly loads: number;
  readonly stores: number;
  /** How many exponentials, logarithms, powers and band tables that makes; their instructions are in the other counts. */
  readonly functions: number;
}

type Counts = { -readonly [kind in keyof Work]: number };

const nothing = (): Counts => ({ arithmetic: 0, divisions: 0, loads: 0, stores: 0, functions: 0 });

/** Functions that count as one; what they call in turn is part of them. */
const CALLED = new Set(['exp', 'log', 'power', 'band']);
const LANES_BYTES = 16;

/** 合计 — work done one after the other. */
export function addedWork(works: readonly Work[]): Work {
  const total = nothing();
  for (const work of works) add(total, work, 1);
  return total;
}

/** Instructions in all; functions are counted by what they consist of. */
export function instructionsOf({ arithmetic, divisions, loads, stores }: Work): number {
  return arithmetic + divisions + loads + stores;
}

/** 数指令 — counts the instructions of a module's functions. */
export class CodeCount {
  private readonly lines = new Map<string, string[]>();
  private readonly called = new Map<string, Work>();

  constructor(wat: string) {
    let own: string[] = [];
    for (const line of wat.split('\n')) {
      const name = /^\(func \$(\w+)/.exec(line)?.[1];
      if (name !== undefined) this.lines.set(name, (own = []));
      own.push(line);
    }
  }

  /** @param turnsOf how often a loop turns, by the label it has in the text */
  of(name: string, turnsOf: (label: string) => number): Work {
    const total = nothing();
    const loops: { readonly label: string; readonly turns: number }[] = [];
    for (const line of this.lines.get(name)!) {
      const label = /\(loop \$(\w+)/.exec(line)?.[1];
      if (label !== undefined) loops.push({ label, turns: (loops.at(-1)?.turns ?? 1) * turnsOf(label) });
      this.addLine(total, line, loops.at(-1)?.turns ?? 1);
      if (loops.length > 0 && line.includes(`(br_if $${loops.at(-1)!.label} `)) loops.pop();
    }
    return total;
  }

  private addLine(total: Counts, line: string, turns: number): void {
    for (const [, type, operation] of line.matchAll(/\((v128|[fi]\d+x\d+)\.(\w+)/g)) {
      if (operation!.startsWith('load')) total.loads += turns;
      else if (operation!.startsWith('store')) total.stores += turns;
      else if (operation === 'div' || operation === 'sqrt') total.divisions += turns;
      else if (type !== 'v128' || operation !== 'const') total.arithmetic += turns;
    }
    // An exponential is written out where it is needed.
    if (/\(local\.set \$e\d+_clamped /.test(line)) total.functions += turns;
    for (const [, callee] of line.matchAll(/\(call \$(\w+)/g)) {
      if (!CALLED.has(callee!)) continue;
      add(total, { ...this.whole(callee!), functions: 1 }, turns);
    }
    const bytes = /\(memory\.fill .*\(i32\.const (\d+)\)\)$/.exec(line)?.[1];
    if (bytes !== undefined) total.stores += (Number(bytes) / LANES_BYTES) * turns;
  }

  /** A function gone through once: a band table of one row. */
  private whole(name: string): Work {
    let work = this.called.get(name);
    if (!work) this.called.set(name, (work = this.of(name, () => 1)));
    return work;
  }
}

function add(total: Counts, work: Work, times: number): void {
  for (const kind of Object.keys(total) as (keyof Work)[]) total[kind] += work[kind] * times;
}
