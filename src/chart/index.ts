// 图 — fans, bars, waterfalls, tornadoes and curves as SVG, drawn on the server side.
// Takes numbers and words, knows no scenario; the same chart gives the same bytes.
// May import: messages, model, report (number formats).
export type * from './types.js';
export { fanChart, frontierChart, groupedBarsChart, linesChart, stackedBarsChart, tornadoChart, waterfallChart } from './charts.js';
