import type { Lang } from '../messages/index.js';
import { draw } from './draw.js';
import { fanOptions } from './fan.js';
import { frontierOptions } from './frontier.js';
import { groupedBarsOptions } from './grouped.js';
import { stackOptions } from './stack.js';
import { tornadoOptions } from './tornado.js';
import type { ChartWords, Drawing, FanData, FrontierData, GroupedBarsData, LinesData, StackData, TornadoData, WaterfallData } from './types.js';
import { waterfallOptions } from './waterfall.js';

/** 扇形图 — bands of 5–95 % and 25–75 % of the paths, the median, the best estimate dashed. */
export function fanChart(words: ChartWords, data: FanData, lang: Lang): Promise<Drawing> {
  return draw(fanOptions(words, data, lang));
}

/** 折线图 — one line a series, each with a band where it has one: levels of scenarios, paired differences. */
export function linesChart(words: ChartWords, { panels, ...rest }: LinesData, lang: Lang): Promise<Drawing> {
  return draw(fanOptions(words, { ...rest, panels: panels.map((panel) => ({ ...panel, fans: [] })) }, lang));
}

/** 堆积图 — who pays, what a pension is made of: layers over years, or in bars for scenarios with their numbers. */
export function stackedBarsChart(words: ChartWords, data: StackData, lang: Lang): Promise<Drawing> {
  return draw(stackOptions(words, data, lang));
}

/** 分组条形图 — one bar a series in each group. */
export function groupedBarsChart(words: ChartWords, data: GroupedBarsData, lang: Lang): Promise<Drawing> {
  return draw(groupedBarsOptions(words, data, lang));
}

/** 瀑布图 — from one total to another through what changed. */
export function waterfallChart(words: ChartWords, data: WaterfallData, lang: Lang): Promise<Drawing> {
  return draw(waterfallOptions(words, data, lang));
}

/** 龙卷风图 — what the low and the high value of each input make of a result. */
export function tornadoChart(words: ChartWords, data: TornadoData, lang: Lang): Promise<Drawing> {
  return draw(tornadoOptions(words, data, lang));
}

/** 边界曲线图 — the answer of `solve` over a probability or a second input. */
export function frontierChart(words: ChartWords, data: FrontierData, lang: Lang): Promise<Drawing> {
  return draw(frontierOptions(words, data, lang));
}
