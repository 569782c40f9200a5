// 结果 — a run directory: paths, summary, best estimate and profile as Arrow files, the manifest; and reading them back.
// Everything but the manifest is decided by the inputs to the last byte.
// May import: messages, issues, language, counties, scenario, engine.
export { RESULTS_VERSION, RUN_FORMAT_VERSION } from './version.js';
export type { RunIdentity } from './labels.js';
export type { OpenFile, WrittenFile } from './byte-sink.js';
export { createPathsWriter, type PathsWriter } from './paths-writer.js';
export { readPath, readYear } from './path-values.js';
export { type PathColumn, type PathsHeader, readColumn, readColumns, readPathsHeader } from './read-columns.js';
export { QUANTILES, SUMMARY_NUMBERS, type SummaryNumber, type SummaryRow } from './summarise.js';
export { summarise } from './column-statistics.js';
export { type ColumnTask, summariseColumn } from './column-task.js';
export { compareGroup, type DifferenceTask, type GroupComparison } from './difference-task.js';
export { EQUAL_WITHIN, type GroupDifferences } from './difference-moments.js';
export { addTotals, discountFactors, TOTAL_MEASURES, type TotalMeasure, totalsCount, type TotalsLayout } from './path-totals.js';
export { type SummariseOptions, summarisePaths } from './summarise-paths.js';
export { readSummary, type Summary, type SummaryEntry, writeSummary } from './summary-file.js';
export { RunningSummary } from './running-summary.js';
export { SKETCH_ERROR, Sketches } from './sketch.js';
export { quantileError, STORAGE_MODES, type StorageMode } from './storage.js';
export { type PeriodTotal, PeriodTotals } from './period-totals.js';
export { readTotals, writeTotals } from './totals-file.js';
export { decadeYears, type Period, periodsUntil } from './periods.js';
export { type BestEstimate, readBestEstimate, writeBestEstimate } from './best-estimate-file.js';
export { createProfileAccumulator, type ProfileAccumulator } from './profile.js';
export { type ProfileEntry, readProfile, writeProfile } from './profile-file.js';
export { type CountyRows, type CountyRow, readCounties, writeCounties } from './county-file.js';
export { lowerTailMean, quantileSorted, upperTailMean } from './quantile.js';
export { quantileRankBand, type RankBand } from './rank-band.js';
export { treeSum, treeSumOfSquares } from './tree-sum.js';
export { wilsonBand, Z_95 } from './wilson.js';
export { type Manifest, MANIFEST_FILE, type ManifestFile, type ManifestOutput, readManifest, writeManifest } from './manifest.js';
export { mergeLedgers, mergeNonFinite } from './merge-checks.js';
export { describeFile, type RunCheck, verifyRun } from './verify-run.js';
export { writeFailure } from './write-failure.js';
// For other results that are written as Arrow in the same way, or summed up along the same tree.
export { ArrowFile } from './arrow-file.js';
export { blankableColumn, blankableField, int32Column, int32Field, TextColumn } from './columns.js';
export { type BatchLayout, openArrowFile } from './file-layout.js';
export { type GroupMoments, MomentTree } from './moment-tree.js';
export { readTable } from './read-table.js';
export { GROUP_BLOCKS } from './tree-sum.js';
