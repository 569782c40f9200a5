/** What a trial says at a whole number of steps: does it hold, and by how much do its parts fail (above 0) or hold. */
export interface Reading {
  readonly holds: boolean;
  readonly hints: readonly number[];
}

/**
 * 逼近边界 — the last whole number on the way from `from`, where it holds, to `to`, where it does not.
 * Regula falsi on the hints of what fails at the far end, nearest crossing first; where the bracket is slow to close – steps,
 * infinite hints – halves instead, so that it ends after at most about twice the halvings.
 */
export async function lastHolding(from: number, to: number, read: (at: number) => Promise<Reading>): Promise<number> {
  let [good, bad] = [from, to];
  let [atGood, atBad] = [await read(good), await read(bad)];
  let slow = 0;
  while (Math.abs(bad - good) > 1) {
    const width = Math.abs(bad - good);
    const guess = slow >= 2 ? undefined : crossing(good, bad, atGood, atBad);
    const at = guess ?? Math.trunc((good + bad) / 2);
    const reading = await read(at);
    if (reading.holds) [good, atGood] = [at, reading];
    else [bad, atBad] = [at, reading];
    slow = Math.abs(bad - good) > width / 2 && slow < 2 ? slow + 1 : 0;
  }
  return good;
}

/** Where straight lines through the hints cross 0 first, as a whole number strictly inside the bracket. */
function crossing(good: number, bad: number, atGood: Reading, atBad: Reading): number | undefined {
  const shares = atBad.hints.flatMap((fails, part) => {
    const holds = atGood.hints[part]!;
    return fails > 0 && holds <= 0 && Number.isFinite(fails) && Number.isFinite(holds) ? [-holds / (fails - holds)] : [];
  });
  if (shares.length === 0) return undefined;
  const towards = Math.sign(bad - good);
  const steps = Math.round(Math.min(...shares) * Math.abs(bad - good));
  return good + towards * Math.min(Math.max(steps, 1), Math.abs(bad - good) - 1);
}
