// 容差 — the six named tolerances; a test uses one of these and no other.
// A failure prints what was compared, expected, calculated, difference and tolerance.
import { AssertionError } from 'node:assert';

/** Largest relative difference when the same terms are added in another order. */
export const REASSOCIATED = 1e-12;
/** Largest residual of an account, as a share of its balance. */
export const LEDGER = 1e-9;
/** Largest distance of an estimate from the truth, in standard errors. */
export const STATISTICAL = 4;

/** 同一比特 — the same bits: NaN equals NaN, and −0 differs from 0. */
export function expectExact(actual: number, expected: number, what: string): void {
  if (!Object.is(actual, expected)) fail('exact', what, actual, expected, Math.abs(actual - expected), 'the same bits');
}

/** 换序求和 — equal up to the order of additions: 1e-12 of the larger magnitude. */
export function expectReassociated(actual: number, expected: number, what: string): void {
  if (Object.is(actual, expected)) return;
  const difference = Math.abs(actual - expected);
  const tolerance = REASSOCIATED * Math.max(Math.abs(actual), Math.abs(expected));
  // Written as "not within" so that NaN fails; an infinity passes only above, when it is the same one.
  if (!(difference <= tolerance) || !Number.isFinite(tolerance)) {
    fail('reassociated', what, actual, expected, difference, tolerance);
  }
}

/** 账目平衡 — a ledger's residual is at most 1e-9 of its balance. */
export function expectLedger(residual: number, balance: number, what: string): void {
  const tolerance = LEDGER * Math.abs(balance);
  if (!(Math.abs(residual) <= tolerance) || !Number.isFinite(balance)) {
    fail('ledger', `${what} (balance ${balance})`, residual, 0, Math.abs(residual), tolerance);
  }
}

/**
 * 公布数 — equal to a printed figure within half a unit of its last printed digit.
 * @example expectPublished(103.1834, '103.18', 'account') and '1,234.5', '12.5%', '1.2e6' are read as printed.
 */
export function expectPublished(actual: number, printedText: string, what: string): void {
  const { value, unit } = readPrinted(printedText);
  const difference = Math.abs(actual - value);
  // A tie is within; its own rounding in binary must not push it out.
  const tolerance = (unit / 2) * (1 + 1e-9) + Math.abs(value) * Number.EPSILON;
  if (!(difference <= tolerance)) fail('published', `${what} (printed ${printedText})`, actual, value, difference, tolerance);
}

/** 抽样误差 — an estimate within four standard errors, at a fixed seed. */
export function expectStatistical(estimate: number, expected: number, standardError: number, what: string): void {
  const difference = Math.abs(estimate - expected);
  const tolerance = STATISTICAL * standardError;
  if (!(difference <= tolerance) || !(standardError >= 0)) {
    fail('statistical', `${what} (standard error ${standardError}, z ${(estimate - expected) / standardError})`, estimate, expected, difference, tolerance);
  }
}

/** 与现实之差 — within a stated share of what the world shows. */
export function expectModelFit(actual: number, expected: number, share: number, what: string): void {
  const difference = Math.abs(actual - expected);
  const tolerance = share * Math.abs(expected);
  if (!(difference <= tolerance)) fail('model_fit', `${what} (share ${share})`, actual, expected, difference, tolerance);
}

/** The value a printed figure names and the size of its last digit. */
function readPrinted(text: string): { value: number; unit: number } {
  const parts = /^([+-]?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d+))?(%?)$/.exec(text.trim().replaceAll(',', '').replace('−', '-'));
  if (parts === null) throw new Error(`expectPublished: "${text}" is not a printed number`);
  const [, sign = '', whole = '', decimals = '', power = '0', percent = ''] = parts;
  const exponent = Number(power) - (percent === '%' ? 2 : 0);
  return {
    value: Number(`${sign}${whole}.${decimals}e${exponent}`),
    unit: Number(`1e${exponent - decimals.length}`),
  };
}

function fail(
  name: string,
  what: string,
  actual: number,
  expected: number,
  difference: number,
  tolerance: number | string,
): never {
  throw new AssertionError({
    message: [
      `${what}: outside the tolerance "${name}"`,
      `  expected   ${expected}`,
      `  calculated ${actual}`,
      `  difference ${difference}`,
      `  tolerance  ${tolerance}`,
    ].join('\n'),
    actual,
    expected,
    operator: name,
  });
}
