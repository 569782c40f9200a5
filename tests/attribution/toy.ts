import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { type DiffSide, openDiffSide } from '../../src/analysis/index.js';
import { attribute, type AttributeOptions, type Attribution, prepareAttribution, type PreparedAttribution } from '../../src/attribution/index.js';
import { openStudy, type Study } from '../../src/run/index.js';

/** A rulebook whose figures can be split by hand. */
const RULEBOOK = `
title: { zh: 玩具, en: toy }
chapters: [toy]
outputs: [balance, product, total]
summary: { fan: balance, compliance: [], payers: [] }
`;
const CHAPTER = `
title: { zh: 玩具, en: toy }
noises:
  market: { zh: 市场, en: market }
  crowd: { zh: 人群, en: crowd }
inputs:
  a: { label: { zh: 甲, en: first }, unit: 1 }
  b: { label: { zh: 乙, en: second }, unit: 1 }
  c: { label: { zh: 丙, en: third }, unit: 1 }
  idle: { label: { zh: 闲, en: idle }, unit: 1 }
  opening: { label: { zh: 期初, en: opening }, unit: 1 }
rules:
  product: { label: { zh: 积, en: product }, unit: 1, formula: a * b }
  total: { label: { zh: 和, en: total }, unit: 1, formula: product + c }
  noisy: { label: { zh: 带噪声, en: noisy }, unit: 1, formula: product * exp(0.1 * normal(market) + 0.05 * normal(crowd)) }
  balance: { label: { zh: 结余, en: balance }, unit: 1, start: opening, formula: prev(balance) * 1.02 + noisy - c }
  books: { label: { zh: 核账, en: books }, unit: 1, formula: balance - prev(balance) * 1.02 - noisy + c, ledger: balance }
  half: { label: { zh: 一半, en: half }, unit: 1, formula: product * 0.5 }
  rest: { label: { zh: 其余, en: rest }, unit: 1, formula: product * 0.5 }
  shares: { label: { zh: 分摊核账, en: books of shares }, unit: 1, formula: half + rest - product, ledger: product }
  weighed: { label: { zh: 加权, en: weighed }, unit: 1, formula: half + 3 * rest }
  apart: { label: { zh: 另一项, en: apart }, unit: 1, formula: idle * 2 }
`;
const SCENARIO = `
title: { zh: 基准, en: base }
rulebook: rulebook
base_year: 2020
last_year: 2040
paths: 200
seed: toy
inputs:
  a: { value: 2, unit: 1, source: x, confidence: A }
  b: { value: 3, unit: 1, source: x, confidence: A }
  c: { value: 1, unit: 1, source: x, confidence: A }
  idle: { value: 1, unit: 1, source: x, confidence: A }
  opening: { value: 10, unit: 1, source: x, confidence: A }
`;

const root = mkdtempSync(join(tmpdir(), 'chusuan-attribution-'));
let opened: Study | undefined;
afterAll(async () => {
  await opened?.close();
  rmSync(root, { recursive: true, force: true });
});

/** One pool for all of a file's tests. */
export function study(): Study {
  return (opened ??= openStudy(2));
}

/** Writes a file of the toy; the rulebook and `base.yaml` are there. */
export function toyFile(name: string, text: string): string {
  const file = join(root, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

toyFile('rulebook/rulebook.yaml', RULEBOOK);
toyFile('rulebook/toy.yaml', CHAPTER);
export const TOY = toyFile('base.yaml', SCENARIO);

/** An input of the toy as a scenario writes it. */
export function input(value: string): string {
  return `{ ${value}, unit: 1, source: x, confidence: A }`;
}

let count = 0;

/** A side of the toy: its base with some text laid over it. */
export async function side(text = '', extend = 'base.yaml'): Promise<DiffSide> {
  return open(toyFile(`side-${String(count++)}.yaml`, `title: { zh: 方案, en: proposal }\nextends: ${extend}\n${text}`));
}

export async function open(file: string): Promise<DiffSide> {
  const { side: found, issues } = await openDiffSide(file);
  if (!found) throw new Error(JSON.stringify(issues));
  return found;
}

export async function prepared(before: DiffSide, after: DiffSide, options: AttributeOptions = {}): Promise<PreparedAttribution> {
  const preparation = await prepareAttribution(before, after, options);
  if (preparation.kind === 'refused') throw new Error(JSON.stringify(preparation.issues));
  return preparation.prepared;
}

/** What the attribution gives for one figure. */
export async function split(before: DiffSide, after: DiffSide, options: AttributeOptions = {}): Promise<Attribution> {
  const outcome = await attribute(await prepared(before, after, options), study());
  if (outcome.kind !== 'complete') throw new Error(JSON.stringify(outcome));
  return outcome.attributions[0]!;
}

export function at(output: string, first: number, last = first): { output: string; first: number; last: number } {
  return { output, first, last };
}

/** Name → contribution to the mean. */
export function means({ contributions }: Attribution): Record<string, number> {
  return Object.fromEntries(contributions.map(({ unit, mean }) => [unit.name, mean]));
}
