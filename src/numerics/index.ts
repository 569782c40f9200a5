// 数值 — elementary functions and small linear algebra from exactly rounded operations only,
// so that every engine, machine and Node version gives the same bits.
// May import: nothing.
export { exp } from './exp.js';
export { log } from './log.js';
export { integerPower, LARGEST_INTEGER_POWER, power } from './power.js';
export { normalQuantile } from './normal-quantile.js';
export { choleskyFactor } from './cholesky.js';
export { smallestEigenvalue } from './eigenvalues.js';
export { nearestCorrelation } from './nearest-correlation.js';
