/** Names of the result files in a run directory. */
export const RUN_FILES = {
  paths: 'paths.arrow',
  summary: 'summary.arrow',
  bestEstimate: 'best_estimate.arrow',
  profile: 'profile.arrow',
  totals: 'totals.arrow',
  counties: 'county.arrow',
} as const;

/** Marks a folder that a process is writing or has set aside: not yet, or no longer, somebody's results. */
export const MARKER_FILE = '.chusuan-partial.json';
