import type { EChartsOption } from 'echarts';

/** 一张图 — an SVG of its own and its size; the same chart gives the same bytes. */
export interface Drawing {
  readonly svg: string;
  readonly widthPixels: number;
  readonly heightPixels: number;
}

/** 选项 — what ECharts is told, here or in a browser, at one size. */
export interface Chart {
  readonly option: EChartsOption;
  readonly widthPixels: number;
  readonly heightPixels: number;
}

/** What stands over a chart; both may be left out where a caption says it. */
export interface ChartWords {
  readonly title?: string;
  /** One or two lines under the title. */
  readonly note?: string;
}

/** 量 — what an axis measures. Values are given in the unit of the rule; the chart divides them into 亿元, 万人 or %. */
export interface Measure {
  /** As in the rule language: `yuan`, `person`, `yuan/person/month`, `1`. */
  readonly unit: string;
  /** Kind of the rule: a `rate` of unit 1 is shown in %. */
  readonly kind: string;
  /** Behind the unit: 当年价, 2026年价. */
  readonly basis?: string;
}

/** A dotted line across the plot, with its name: a limit, a reserve, a budget. */
export interface Level {
  readonly at: number;
  readonly name: string;
}

/** One panel of a chart over years. */
export interface YearPanel {
  /** What is drawn; its unit is put behind. */
  readonly title: string;
  readonly measure: Measure;
  readonly levels?: readonly Level[];
  /** Default true: the axis reaches to zero. */
  readonly startsAtZero?: boolean;
}

/** 扇形 — quantiles over the paths, one value a year; NaN where there is none. */
export interface Fan {
  /** Named at its end where the panel shows more than one thing. */
  readonly name: string;
  readonly q05: readonly number[];
  readonly q25: readonly number[];
  readonly q50: readonly number[];
  readonly q75: readonly number[];
  readonly q95: readonly number[];
  /** Dashed. */
  readonly bestEstimate?: readonly number[];
  /** What has happened: dots. */
  readonly outturns?: readonly { readonly year: number; readonly value: number }[];
}

/** 折线 — one value a year; with `low` and `high` a band around it, such as that of a paired difference. */
export interface Line {
  readonly name: string;
  readonly values: readonly number[];
  readonly low?: readonly number[];
  readonly high?: readonly number[];
  readonly isDashed?: boolean;
}

export interface FanPanel extends YearPanel {
  readonly fans: readonly Fan[];
  /** Over the fans: medians of other scenarios. */
  readonly lines?: readonly Line[];
}
export interface FanData {
  readonly years: readonly number[];
  /** One is as wide as the chart, more stand in two columns. */
  readonly panels: readonly FanPanel[];
  /** All panels of one unit on one scale: scenarios side by side. */
  readonly sharesAxis?: boolean;
}

export interface LinesPanel extends YearPanel {
  readonly lines: readonly Line[];
}
export interface LinesData {
  readonly years: readonly number[];
  readonly panels: readonly LinesPanel[];
  readonly sharesAxis?: boolean;
}

/** 堆积 — layers from the bottom up: who pays, what a pension is made of. Negative values go below zero. */
export interface StackPanel {
  readonly title: string;
  readonly measure: Measure;
  readonly layers: readonly { readonly name: string; readonly values: readonly number[] }[];
  /** Bars name their totals above them where there is room. Default `areas`. */
  readonly shape?: 'areas' | 'bars';
}
export interface StackData {
  /** Years, or names of scenarios or periods. */
  readonly columns: readonly (number | string)[];
  readonly panels: readonly StackPanel[];
  readonly sharesAxis?: boolean;
}

/** 分组条 — for each group one bar of each series side by side; `low` and `high` as whiskers. */
export interface GroupedBarsData {
  readonly title: string;
  readonly measure: Measure;
  readonly groups: readonly string[];
  readonly series: readonly {
    readonly name: string;
    readonly values: readonly number[];
    readonly low?: readonly number[];
    readonly high?: readonly number[];
  }[];
}

/** 瀑布 — a `total` stands on zero, a `change` on what is before it. */
export interface WaterfallData {
  readonly title: string;
  readonly measure: Measure;
  readonly bars: readonly {
    readonly name: string;
    readonly kind: 'total' | 'change';
    readonly value: number;
    /** Standard error of a change, drawn as twice itself to both sides. */
    readonly error?: number;
  }[];
}

/** 龙卷风 — the result at the low and the high value of each input; the widest comes first whatever the order given. */
export interface TornadoData {
  readonly title: string;
  readonly measure: Measure;
  /** The result with nothing changed. */
  readonly centre: number;
  readonly centreName?: string;
  readonly bars: readonly {
    readonly name: string;
    readonly low: TornadoEnd;
    readonly high: TornadoEnd;
  }[];
}
export interface TornadoEnd {
  /** The result. */
  readonly value: number;
  /** The value of the input, as written beside the bar: `2.5%`. */
  readonly at: string;
}

/** 边界曲线 — the largest (or smallest) input that keeps a condition, over a probability or a second input. */
export interface FrontierData {
  readonly x: { readonly title: string; readonly measure: Measure };
  readonly y: { readonly title: string; readonly measure: Measure };
  readonly curves: readonly {
    readonly name: string;
    readonly points: readonly { readonly x: number; readonly y: number; readonly low?: number; readonly high?: number }[];
  }[];
  /** The scenario as it is, the value chosen. */
  readonly marks?: readonly { readonly name: string; readonly x: number; readonly y: number }[];
}
