import { type Compilation, memoryRegions, type PlaceName, type Region } from '../../compiler/index.js';
import { type Facts, type Lang, type MessageKey, say } from '../../messages/index.js';
import { type Plan, rulebookHash } from '../../scenario/index.js';
import { VERSION } from '../../version.js';

/** Longer formulas are cut here: a comment is to be read at a glance. */
const LONGEST_NAME = 120;

const REGIONS: Readonly<Record<Region['kind'], MessageKey>> = {
  slots: 'compile-region-slots', records: 'compile-region-records', picture: 'compile-region-picture', rows: 'compile-region-rows',
  table: 'compile-region-table', 'year-table': 'compile-region-year-table', fixed: 'compile-region-fixed', constants: 'compile-region-constants',
};

const PLACES: Readonly<Record<PlaceName['kind'], MessageKey>> = {
  value: 'compile-place-name', hoisted: 'compile-place-name', constant: 'compile-place-name', past: 'compile-place-past',
  adjustment: 'compile-place-adjustment', noise: 'compile-place-noise', input: 'compile-place-input', sum: 'compile-place-sum', guard: 'compile-place-guard',
};

/** 模块全文 — the text of a module between a comment that says how to read it and one that names every address. */
export function watText(scenarioFile: string, plan: Plan, compilation: Compilation, lang: Lang): string {
  const t = (key: MessageKey, facts: Facts = {}): string[] => say(key, facts, lang).split('\n');
  const { setting: { schedule: { phases } } } = compilation;
  const regions = memoryRegions(plan, compilation);
  const head = t('compile-wat-head', {
    title: plan.title[lang], file: scenarioFile, first: plan.baseYear + 1, last: plan.lastYear, hash: rulebookHash(plan.model), version: VERSION,
    phases: phases.length,
  });
  const map = regions.filter(({ bytes }) => bytes > 0).map((region) => `  ${range(region)}  ${regionText(region, lang)}`);
  const legend = regions.filter(({ places }) => places.length > 0).flatMap((region) => [
    '', `${range(region)}  ${regionText(region, lang)}`, ...region.places.map((place) => `  ${String(place.at).padStart(8)}  ${placeText(place, lang)}`),
  ]);
  const comments = (lines: readonly string[]): string[] => lines.map((line) => `;; ${line}`.trimEnd());
  return `${[
    ...comments([...head, '', ...t('compile-wat-memory'), ...map, '']),
    compilation.wat,
    ...comments(['', ...t('compile-wat-legend'), ...legend]),
  ].join('\n')}\n`;
}

function range({ from, bytes }: Region): string {
  return `${String(from).padStart(8)} … ${String(from + bytes).padStart(8)}`;
}

export function regionText({ kind, loops, recordBytes }: Region, lang: Lang, label = (dimension: string): string => dimension): string {
  return say(REGIONS[kind], { loops: loops.map(label).join(' × '), bytes: recordBytes }, lang);
}

function placeText({ kind, name, cell, years }: PlaceName, lang: Lang): string {
  const full = [name, cell].filter((part) => part !== '').join(name.includes(' ') ? '  ' : '.').replaceAll('\n', ' ');
  const facts = { name: full.length > LONGEST_NAME ? `${full.slice(0, LONGEST_NAME)}…` : full };
  return say(PLACES[kind], { ...facts, years }, lang);
}
