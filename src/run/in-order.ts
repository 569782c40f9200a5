/** What `runInOrder` needs to know about its items. */
export interface OrderedWork<Result> {
  readonly count: number;
  /** Most items running at once, and most finished ones waiting for their turn. */
  readonly limit: number;
  /** Start item `index`; resolves with its result. */
  readonly start: (index: number) => Promise<Result>;
  /** Take the result of item `index`; called strictly in order 0, 1, 2, … and awaited. */
  readonly take: (index: number, result: Result) => Promise<void>;
  /** The order in which items are started; in order when left out. */
  readonly startOrder?: readonly number[];
}

/**
 * 按序取结果 — run items side by side but take their results in order, whatever order they finish in.
 *
 * Memory stays bounded: when `limit` finished results wait for a slow one or for a slow `take`, nothing new is started.
 * Rejects with the first failure; what still runs then is the caller's to stop.
 */
export async function runInOrder<Result>({ count, limit, start, take, startOrder }: OrderedWork<Result>): Promise<void> {
  const running = new Map<number, Promise<void>>();
  const finished = new Map<number, Result>();
  let started = 0;
  let next = 0;

  const begin = (index: number): void => {
    const done = start(index).then((result) => {
      finished.set(index, result);
      running.delete(index);
    });
    // The race below reports the first failure; the failures that follow from it must not count as unhandled.
    done.catch(() => undefined);
    running.set(index, done);
  };

  while (next < count) {
    // An item whose turn has come but which was not started yet (a shuffled order) must still get its chance.
    const isFull = (): boolean => finished.size >= limit && (running.has(next) || finished.has(next));
    while (started < count && running.size < limit && !isFull()) {
      begin(startOrder?.[started] ?? started);
      started++;
    }
    const result = finished.get(next);
    if (result === undefined) {
      await Promise.race(running.values());
    } else {
      finished.delete(next);
      await take(next, result);
      next++;
    }
  }
}
