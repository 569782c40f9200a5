// 回溯检验 — the national scheme against what happened: bands with parameter error, errors, verdict, forecasts kept and scored.
// The two scenarios, the published figures and what the fit left open stand in scenarios/national; nothing here tunes anything.
// May import: messages, issues, files, numerics, random, results, run.
export { type Actual, type Actuals, readActuals } from './actuals.js';
export { backtest, type Backtest, type BacktestOutcome, type Variant, type VariantResult, VARIANTS, type YearResult } from './backtest.js';
export { bandOf, parameterDraw } from './bands.js';
export { chart } from './chart.js';
export { type Decomposition, decomposition } from './decomposition.js';
export { type Forecast, type ForecastRow, forecastText, readForecasts } from './forecast.js';
export { MEASURES, type Measure } from './measures.js';
export { periodOf, type Period } from './periods.js';
export { type Score, scores } from './score.js';
export { CRITERION, errorOf, insideOf, type Verdict, verdicts } from './verdict.js';
