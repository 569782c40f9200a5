/** Names of the result files in a run directory. */
export const RUN_FILES = {
  paths: 'paths.arrow',
  summary: 'summary.arrow',
  bestEstimate: 'best_estimate.arrow',
  profile: 'profile.arrow',
} as const;
