/** 估计 — a statistic of a sample and its standard error, both in the unit of the variable or pure. */
export interface Estimate {
  readonly value: number;
  readonly error: number;
}

/** Standard errors beyond which a difference is marked: by chance about one comparison in 370. */
export const MARK_BEYOND = 3;

/** 一项比较 — external less calibration, with the standard error of the difference; the two samples are independent. */
export interface Compared {
  readonly external: Estimate;
  readonly calibration: Estimate;
  readonly difference: number;
  readonly error: number;
  /** Difference over error; infinite where both samples are constant and differ, NaN where a statistic does not exist. */
  readonly z: number;
  readonly isMarked: boolean;
}

/**
 * 比较 — a few dozen paths estimate their own tails' errors badly, often far too small; so the set's error is at least what
 * the calibration, with its many paths, would have with as few.
 * @param pathRatio paths of the calibration over those of the set
 */
export function compared(external: Estimate, calibration: Estimate, pathRatio: number): Compared {
  const difference = external.value - calibration.value;
  const error = Math.hypot(Math.max(external.error, calibration.error * Math.sqrt(pathRatio)), calibration.error);
  const z = difference === 0 ? 0 : difference / error;
  return { external, calibration, difference, error, z, isMarked: Math.abs(z) > MARK_BEYOND };
}
