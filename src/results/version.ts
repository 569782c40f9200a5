/** 结果版本 — raised whenever the same inputs give different bytes in `paths.arrow` or `summary.arrow`. */
export const RESULTS_VERSION = 2;

/** 目录格式版本 — raised when the layout of a run directory or of its manifest changes. */
export const RUN_FORMAT_VERSION = 2;
