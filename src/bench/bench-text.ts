import { type Lang, type MessageKey, say } from '../messages/index.js';
import { dateText, tableText } from '../report/index.js';
import type { Compared, Comparison, Verdict } from './compare.js';
import type { Figure } from './figures.js';
import { isMetricName, metricOf } from './metrics.js';
import type { BenchFigure, BenchReport } from './report-file.js';
import { unsteadiness } from './steady.js';

/** 测速结果表 — a report for people: what ran where, then one line per metric. */
export function benchTable(report: BenchReport, lang: Lang): string {
  const { version, commit, engine, machine } = report;
  const [before, after] = machine.load;
  const head = say('bench-head', { version, commit, engine, cpu: machine.cpu, processors: machine.processors, node: machine.node, before, after }, lang);
  const columns = (['bench-metric', 'bench-median', 'bench-range', 'bench-unit', 'bench-goals', 'bench-reached'] as const).map((key) => say(key, {}, lang));
  const reason = unsteadiness(report);
  const rows = report.metrics.map((figure) => [
    labelOf(figure.name, lang), digits(figure.value), rangeText(figure.range), unitOf(figure.unit, lang), ...goalTexts(figure, reason === undefined, lang),
  ]);
  return [head, '', tableText(columns, rows), ...(reason ? ['', say(reason.message, reason.facts ?? {}, lang)] : [])].join('\n');
}

/** 对比表 — how a report compares with an earlier one, with the figures of now at the earlier machine's speed. */
export function comparisonText(before: BenchReport, now: BenchReport, { machineFactor, compared, onlyBefore, onlyNow, isRegression }: Comparison, lang: Lang): string {
  const lines = [
    say('bench-compare-head', { date: dateText(before.date, lang), commit: before.commit, engine: before.engine, factor: machineFactor.toFixed(2) }, lang),
  ];
  if (before.engine !== now.engine) lines.push(say('bench-compare-engines', { before: before.engine, now: now.engine }, lang));
  const columns = (['bench-metric', 'bench-before', 'bench-normalised', 'bench-ratio', 'bench-verdict'] as const).map((key) => say(key, {}, lang));
  lines.push('', tableText(columns, compared.map((each) => comparedRow(each, lang))), '');
  if (onlyBefore.length > 0) lines.push(say('bench-only-before', { names: onlyBefore }, lang));
  if (onlyNow.length > 0) lines.push(say('bench-only-now', { names: onlyNow }, lang));
  lines.push(say(isRegression ? 'bench-regression' : 'bench-no-regression', {}, lang));
  return lines.join('\n');
}

function comparedRow({ name, before, normalised, ratio, verdict, isRegression }: Compared, lang: Lang): string[] {
  const text = (figure: Figure): string => `${digits(figure.value)} (${rangeText(figure.range)})`;
  const word = isRegression ? 'bench-slower-too-much' : VERDICTS[verdict];
  return [labelOf(name, lang), text(before), text(normalised), ratio.toFixed(2), say(word, {}, lang)];
}

const VERDICTS = { faster: 'bench-faster', slower: 'bench-slower', 'no-change': 'bench-no-change' } as const satisfies Record<Verdict, MessageKey>;

/**
 * What is asked of the metric, good and excellent, and what of it is reached; nothing where nothing is asked.
 * Memory is the same on a busy machine, all else is not.
 */
function goalTexts({ name, value, unit }: BenchFigure, isSteady: boolean, lang: Lang): [string, string] {
  const { goals, better } = isMetricName(name) ? metricOf(name) : {};
  if (!goals) return ['', ''];
  const reached = goals.filter((goal) => (better === 'smaller' ? value <= goal : value >= goal)).length;
  const word = isSteady || unit === 'MB' ? (['bench-missed', 'bench-good', 'bench-excellent'] as const)[reached]! : 'bench-not-judged';
  return [`${better === 'smaller' ? '≤' : '≥'} ${goals.map((goal) => digits(goal)).join(' / ')}`, say(word, {}, lang)];
}

function labelOf(name: string, lang: Lang): string {
  return isMetricName(name) ? say(metricOf(name).label, {}, lang) : name;
}

function rangeText([low, high]: readonly [number, number]): string {
  return `${digits(low)} - ${digits(high)}`;
}

/** Names of units are those of the history files; only `x` is a word. */
function unitOf(unit: string, lang: Lang): string {
  return unit === 'x' ? say('bench-times', {}, lang) : unit;
}

/** Three digits that count, without an exponent. */
function digits(value: number): string {
  return Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en-US') : String(Number(value.toPrecision(3)));
}
