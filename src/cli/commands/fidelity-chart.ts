import type { Fan, Fidelity, VariableComparison } from '../../fidelity/index.js';
import { PURE, sameUnit } from '../../model/index.js';
import { type Html, trusted } from '../../report/index.js';

const PANEL = { width: 340, height: 192, left: 52, right: 18, top: 24, bottom: 24 };
const GAP = 16;
const YEARS_BETWEEN_LABELS = [1, 2, 5, 10, 20];
const MOST_YEAR_LABELS = 8;
const MOST_TICKS = 5;

/** 并排的扇形图 — the set on the left, the calibration on the right, on one scale; colours come from the page. */
export function fanPair({ rule, fans }: VariableComparison, { baseYear, firstYear }: Fidelity, label: string, titles: readonly [string, string]): Html {
  const axis = axisOf([...fans.external, ...fans.calibration].flat());
  const isShare = sameUnit(rule.unit, PURE);
  const panels = [fans.external, fans.calibration].map((fan, index) =>
    `<g transform="translate(${text(index * (PANEL.width + GAP))} 0)"><text class="title" x="${text(PANEL.left)}" y="12">${titles[index]!}</text>${panel(fan, { axis, firstYear: baseYear + 1, comparedFrom: firstYear, isShare })}</g>`);
  const width = 2 * PANEL.width + GAP;
  const safe = label.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  return trusted(`<svg class="fans" role="img" aria-label="${safe}" viewBox="0 0 ${text(width)} ${text(PANEL.height)}">${panels.join('')}</svg>`);
}

interface Axis {
  readonly ticks: readonly number[];
  readonly low: number;
  readonly high: number;
  readonly step: number;
}

interface Panel {
  readonly axis: Axis;
  readonly firstYear: number;
  readonly comparedFrom: number;
  readonly isShare: boolean;
}

function panel(fan: Fan, { axis: { ticks, low, high, step }, firstYear, comparedFrom, isShare }: Panel): string {
  const { width, height, left, right, top, bottom } = PANEL;
  const x = (index: number): number => left + (index / Math.max(1, fan.length - 1)) * (width - left - right);
  const y = (value: number): number => height - bottom - ((value - low) / (high - low)) * (height - top - bottom);
  const points = (quantile: number): string[] => fan.map((row, index) => `${text(x(index))},${text(y(row[quantile]!))}`);
  const band = (below: number, above: number, kind: string): string =>
    `<polygon class="${kind}" points="${[...points(above), ...points(below).reverse()].join(' ')}"/>`;
  const decimals = Math.max(0, -Math.floor(Math.log10(step * (isShare ? 100 : 1)) + 1e-9));
  const tickText = (tick: number): string => (isShare ? `${(100 * tick).toFixed(decimals)}%` : tick.toFixed(decimals));
  const between = YEARS_BETWEEN_LABELS.find((each) => fan.length / each <= MOST_YEAR_LABELS) ?? 20;
  const years = fan.map((_, index) => firstYear + index).filter((year) => year % between === 0);
  const edge = text(x(comparedFrom - firstYear));
  return [
    ...ticks.map((tick) => `<line class="${tick === 0 ? 'zero' : 'grid'}" x1="${text(left)}" x2="${text(width - right)}" y1="${text(y(tick))}" y2="${text(y(tick))}"/><text x="${text(left - 6)}" y="${text(y(tick) + 4)}" text-anchor="end">${tickText(tick)}</text>`),
    band(0, 4, 'outer'), band(1, 3, 'inner'),
    `<polyline class="middle" points="${points(2).join(' ')}"/>`,
    `<line class="from" x1="${edge}" x2="${edge}" y1="${text(top)}" y2="${text(height - bottom)}"/>`,
    ...years.map((year) => `<text x="${text(x(year - firstYear))}" y="${text(height - 7)}" text-anchor="middle">${String(year)}</text>`),
  ].join('');
}

/** Round numbers that hold all values. */
function axisOf(values: readonly number[]): Axis {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const rough = Math.max(most - least, Math.abs(most) * 0.02, 1e-9) / MOST_TICKS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough) ?? 10 * power;
  const [first, last] = [Math.floor(least / step), Math.ceil(most / step)];
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
  return { ticks, low: ticks[0]!, high: ticks.at(-1)!, step };
}

function text(value: number): string {
  return String(Math.round(value * 10) / 10);
}
