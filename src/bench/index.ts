// 测速 — the metrics of benchmarks/README.md, measured on this machine; reports and their comparison.
// Every figure is taken several times beside a fixed calibration loop, after the results were checked.
// May import: messages, issues, scenario, engine (its types), results, run, report.
export { runBench } from './run-bench.js';
export { BenchStopped } from './stopped.js';
export { isMetricName, METRICS, type MetricName } from './metrics.js';
export { type BenchFigure, type BenchReport, readReport, saveReport } from './report-file.js';
export { comparison } from './compare.js';
export { benchTable, comparisonText } from './bench-text.js';
export { figureOf } from './figures.js';
