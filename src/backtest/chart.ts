import { type Lang, say } from '../messages/index.js';
import type { YearResult } from './backtest.js';
import { MEASURES, type Measure } from './measures.js';
import { periodOf } from './periods.js';

const WIDTH = 1040;
const PANEL = { width: 328, height: 196, left: 52, right: 10, top: 30, bottom: 24 };
const COLUMNS = 3;
const HEAD = 74;
const LAST_YEAR = 2025;
/** Shown units: 亿人 and 万亿元 would hide the errors, so heads in 万人 (million) and money in 亿元 (billion). */
const SCALES = { zh: { people: 1e4, money: 1e8 }, en: { people: 1e6, money: 1e9 } } as const;
const COLOURS = { outer: '#cfe3f5', inner: '#8dbde6', model: '#1c64a8', actual: '#d9480f', grid: '#e4e7eb', text: '#323f4b', pale: '#52606d', held: '#f3f4f6' };

/** 图 — six small panels as one SVG: bands, mean and what was published; the years held out on grey. */
export function chart(rows: readonly YearResult[], lang: Lang): string {
  const shown = rows.filter(({ year }) => year <= LAST_YEAR);
  const height = HEAD + Math.ceil(MEASURES.length / COLUMNS) * (PANEL.height + 22) + 8;
  const panels = MEASURES.map((measure, i) => {
    const x = 12 + (i % COLUMNS) * (PANEL.width + 16);
    const y = HEAD + Math.floor(i / COLUMNS) * (PANEL.height + 22);
    return `<g transform="translate(${String(x)} ${String(y)})">${panel(measure, shown.filter((row) => row.measure === measure), lang)}</g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${String(WIDTH)}" height="${String(height)}" viewBox="0 0 ${String(WIDTH)} ${String(height)}" font-family="Noto Sans CJK SC, Microsoft YaHei, PingFang SC, sans-serif">
<rect width="100%" height="100%" fill="#ffffff"/>
${label(16, 28, say('backtest-chart-title', {}, lang), { size: 18, weight: 600 })}
${label(16, 50, say('backtest-chart-note', {}, lang), { size: 12.5, fill: COLOURS.pale })}
${legend(lang)}
${panels.join('\n')}
</svg>
`;
}

function panel(measure: Measure, rows: readonly YearResult[], lang: Lang): string {
  const scale = SCALES[lang][measure.kind];
  const { ticks, low, high } = axis(rows.flatMap(({ low95, high95, actual }) => [low95, high95, ...(actual ? [actual.value] : [])]).map((value) => value / scale));
  const [first, last] = [rows[0]!.year, rows.at(-1)!.year];
  const x = (year: number): number => round(PANEL.left + ((year - first + 0.5) / (last - first + 1)) * (PANEL.width - PANEL.left - PANEL.right));
  const y = (value: number): number => round(PANEL.height - PANEL.bottom - ((value - low) / (high - low)) * (PANEL.height - PANEL.top - PANEL.bottom));
  const area = (above: keyof YearResult & ('high80' | 'high95'), below: keyof YearResult & ('low80' | 'low95'), fill: string): string => {
    const up = rows.map((row) => `${String(x(row.year))},${String(y(row[above] / scale))}`);
    const down = rows.toReversed().map((row) => `${String(x(row.year))},${String(y(row[below] / scale))}`);
    return `<polygon points="${[...up, ...down].join(' ')}" fill="${fill}"/>`;
  };
  const held = rows.filter(({ year }) => periodOf(year) === 'test').map(({ year }) => x(year));
  const half = (x(first + 1) - x(first)) / 2;
  const grid = ticks.map((tick) => `<line x1="${String(PANEL.left)}" x2="${String(PANEL.width - PANEL.right)}" y1="${String(y(tick))}" y2="${String(y(tick))}" stroke="${COLOURS.grid}"/>${label(PANEL.left - 6, y(tick) + 4, tick.toLocaleString('en-US'), { size: 11, anchor: 'end', fill: COLOURS.pale })}`);
  const years = rows.filter(({ year }) => (last - year) % 2 === 0).map(({ year }) => label(x(year), PANEL.height - 7, String(year), { size: 11, anchor: 'middle', fill: COLOURS.pale }));
  const points = rows.flatMap(({ year, actual }) => {
    if (!actual) return [];
    const [at, height] = [x(year), y(actual.value / scale)];
    // A lower bound is an open mark with an arrow up.
    return actual.kind === 'exact'
      ? [`<circle cx="${String(at)}" cy="${String(height)}" r="3.6" fill="${COLOURS.actual}" stroke="#ffffff"/>`]
      : [`<path d="M${String(at - 4)} ${String(height)}h8M${String(at)} ${String(height)}v-11m-3.5 4l3.5 -4l3.5 4" fill="none" stroke="${COLOURS.actual}" stroke-width="1.6"/>`];
  });
  const unit = say(measure.kind === 'people' ? 'backtest-unit-people' : 'backtest-unit-money', {}, lang);
  const title = `${say(measure.label, {}, lang)}${lang === 'zh' ? `（${unit}）` : ` (${unit})`}`;
  return [
    `<rect x="${String(round(held[0]! - half))}" y="${String(PANEL.top - 6)}" width="${String(round(held.at(-1)! - held[0]! + 2 * half))}" height="${String(PANEL.height - PANEL.top - PANEL.bottom + 6)}" fill="${COLOURS.held}"/>`,
    ...grid, area('high95', 'low95', COLOURS.outer), area('high80', 'low80', COLOURS.inner),
    `<polyline points="${rows.map(({ year, mean }) => `${String(x(year))},${String(y(mean / scale))}`).join(' ')}" fill="none" stroke="${COLOURS.model}" stroke-width="2"/>`,
    ...points, ...years, label(PANEL.left - 46, 14, title, { size: 13.5, weight: 600 }),
  ].join('');
}

/** Round numbers that hold all values, with at most six lines. */
function axis(values: readonly number[]): { readonly ticks: readonly number[]; readonly low: number; readonly high: number } {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const rough = Math.max(most - least, most * 0.02) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((each) => each * power).find((each) => each >= rough)!;
  const [low, high] = [Math.floor(least / step) * step, Math.ceil(most / step) * step];
  return { ticks: Array.from({ length: Math.round((high - low) / step) + 1 }, (_, i) => Number((low + i * step).toPrecision(12))), low, high };
}

function legend(lang: Lang): string {
  const y = 24;
  const items: [string, string][] = [
    [`<rect x="0" y="${String(y - 6)}" width="22" height="12" fill="${COLOURS.outer}"/>`, say('backtest-chart-95', {}, lang)],
    [`<rect x="0" y="${String(y - 6)}" width="22" height="12" fill="${COLOURS.inner}"/>`, say('backtest-chart-80', {}, lang)],
    [`<line x1="0" x2="22" y1="${String(y)}" y2="${String(y)}" stroke="${COLOURS.model}" stroke-width="2.5"/>`, say('backtest-chart-model', {}, lang)],
    [`<circle cx="11" cy="${String(y)}" r="3.6" fill="${COLOURS.actual}"/>`, say('backtest-chart-actual', {}, lang)],
  ];
  return items.map(([mark, text], i) => `<g transform="translate(${String(612 + i * 106)} 0)">${mark}${label(28, y + 4, text, { size: 12 })}</g>`).join('');
}

function label(x: number, y: number, text: string, { size, weight = 400, anchor = 'start', fill = COLOURS.text }: { size: number; weight?: number; anchor?: string; fill?: string }): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<text x="${String(round(x))}" y="${String(round(y))}" font-size="${String(size)}" font-weight="${String(weight)}" text-anchor="${anchor}" fill="${fill}">${escaped}</text>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
