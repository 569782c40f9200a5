import type { LedgerResidual, NonFinite } from '../engine/index.js';

/**
 * 合并账目残差 — the worst residual of each ledger rule over all blocks, in order of first appearance.
 * Equal residuals keep the smaller path, then the earlier year, so the order of blocks cannot matter.
 */
export function mergeLedgers(parts: Iterable<readonly LedgerResidual[]>): LedgerResidual[] {
  const worst = new Map<string, LedgerResidual>();
  for (const part of parts) {
    for (const candidate of part) {
      const known = worst.get(candidate.rule);
      if (!known || isWorse(candidate, known)) worst.set(candidate.rule, candidate);
    }
  }
  return [...worst.values()];
}

function isWorse(a: LedgerResidual, b: LedgerResidual): boolean {
  // A residual that is not a number is worse than any number.
  const sizeA = Number.isNaN(a.residual) ? Infinity : Math.abs(a.residual);
  const sizeB = Number.isNaN(b.residual) ? Infinity : Math.abs(b.residual);
  return sizeA === sizeB ? isEarlier(a, b) : sizeA > sizeB;
}

/** 合并非有限值 — how many in all, and the one of the smallest path and year. */
export function mergeNonFinite(parts: Iterable<NonFinite>): NonFinite {
  let count = 0;
  let first: NonFinite['first'];
  for (const part of parts) {
    count += part.count;
    if (part.first && (!first || isEarlier(part.first, first))) first = part.first;
  }
  return first ? { count, first } : { count };
}

function isEarlier(a: { path: number; year: number }, b: { path: number; year: number }): boolean {
  return a.path === b.path ? a.year < b.year : a.path < b.path;
}
