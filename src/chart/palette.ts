/** Fonts of Chinese systems, by name and without quotes: ECharts writes them into an attribute as they are. */
export const FONT = 'Noto Sans CJK SC, Noto Sans SC, Microsoft YaHei, PingFang SC, sans-serif';

export const INK = { dark: '#1c232b', quiet: '#55606c', grid: '#e3e6ea', line: '#8b96a3', zero: '#3c4650', paper: '#ffffff' } as const;

export interface Color {
  readonly fill: string;
  /** Darker, so that words in it can be read on white. */
  readonly text: string;
}

/**
 * 色盲可辨 — Okabe and Ito, "Color Universal Design" (2008), without yellow, which white paper swallows; in an order in which
 * neighbours differ in lightness too, so that a black-and-white copy can be read.
 */
const COLORS: readonly Color[] = [
  { fill: '#0072b2', text: '#00588a' },
  { fill: '#d55e00', text: '#a34700' },
  { fill: '#009e73', text: '#006b4e' },
  { fill: '#cc79a7', text: '#96436f' },
  { fill: '#e69f00', text: '#835a00' },
  { fill: '#56b4e9', text: '#1b6d9f' },
  { fill: '#4f5862', text: '#3a4149' },
];

/** Dashes that set a second round of the same colours apart. */
const DASHES: readonly (readonly number[] | 'solid')[] = ['solid', [8, 3], [3, 3]];

export function colorOf(index: number): Color {
  return COLORS[index % COLORS.length]!;
}

/** Solid for the first round of colours. */
export function dashOf(index: number): number[] | 'solid' {
  const dash = DASHES[Math.floor(index / COLORS.length) % DASHES.length]!;
  return dash === 'solid' ? dash : [...dash];
}

/** Layers from the bottom up: neighbours apart in hue and lightness. */
const LAYER_ORDER = [0, 5, 4, 1, 6, 2, 3];
export function layerColor(index: number): Color {
  return COLORS[LAYER_ORDER[index % LAYER_ORDER.length]!]!;
}

/** A rise and a fall: blue and orange, not red and green. */
export const RISE = COLORS[1]!;
export const FALL = COLORS[0]!;
export const TOTAL = COLORS[6]!;

/** Ink for words on a fill: white on dark ones. */
export function onColor(fill: string): string {
  const [r, g, b] = [1, 3, 5].map((at) => (Number.parseInt(fill.slice(at, at + 2), 16) / 255) ** 2.2) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b < 0.3 ? INK.paper : INK.dark;
}
