import type { Runs } from './runs.mjs';
export type PublishedRow = Record<string, string>;
export type Published = (region: string, measure: string, year: number) => number;
export function publishedBy(rows: readonly PublishedRow[]): Published;
export function render(lang: 'zh' | 'en', template: string, runs: Runs, published: Published, bands: string): string;
