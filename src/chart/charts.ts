import type { Lang } from '../messages/index.js';
import { draw } from './draw.js';
import { fanOptions } from './fan.js';
import type { ChartWords, Drawing, FanData, LinesData } from './types.js';

/** 扇形图 — bands of 5–95 % and 25–75 % of the paths, the median, the best estimate dashed. */
export function fanChart(words: ChartWords, data: FanData, lang: Lang): Promise<Drawing> {
  return draw(fanOptions(words, data, lang));
}

/** 折线图 — one line a series, each with a band where it has one: levels of scenarios, paired differences. */
export function linesChart(words: ChartWords, { panels, ...rest }: LinesData, lang: Lang): Promise<Drawing> {
  return draw(fanOptions(words, { ...rest, panels: panels.map((panel) => ({ ...panel, fans: [] })) }, lang));
}
