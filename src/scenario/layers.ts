import { createHash } from 'node:crypto';
import { dirname, resolve } from 'node:path';
import { displayPath, type KeyPath, parseYaml, readYaml, type YamlSource } from '../files/index.js';
import type { IssueList, Place } from '../issues/index.js';
import { type ScenarioFile, scenarioSchema } from './schema.js';

/** 一层 — one scenario file of an `extends` chain. */
export interface Layer {
  readonly source: YamlSource<ScenarioFile>;
  /** The folder that the file's own paths are relative to. */
  readonly folder: string;
}

/** A value together with the file and key that set it. */
export interface Placed<T> {
  readonly value: T;
  readonly layer: Layer;
  readonly path: KeyPath;
}

export function placeOf(placed: Placed<unknown>, ...inner: KeyPath): Place {
  return placed.layer.source.placeOf([...placed.path, ...inner]);
}

export function placeOfKey(placed: Placed<unknown>, ...inner: KeyPath): Place {
  return placed.layer.source.placeOfKey([...placed.path, ...inner]);
}

export function keyOf(placed: Placed<unknown>, ...inner: KeyPath): string {
  return [...placed.path, ...inner].join('.');
}

/** 叠加层 — scenario text that is in no file: laid over the scenario, its paths relative to the scenario's folder. */
export interface Overlay {
  /** What stands for the file in messages. */
  readonly name: string;
  readonly text: string;
}

/** 读各层 — the overlay if there is one, the file, then what it extends, up to the root; undefined when one cannot be read. */
export function readLayers(path: string, issues: IssueList, over?: Overlay): readonly Layer[] | undefined {
  const layers: Layer[] = [];
  if (over) {
    const { name: file, text } = over;
    const source = parseYaml({ file, text, sha256: createHash('sha256').update(text).digest('hex') }, scenarioSchema, issues, { keepGood: true });
    if (!source) return undefined;
    layers.push({ source, folder: dirname(resolve(path)) });
  }
  const chain = [resolve(path)];
  let namedAt: Place | undefined;
  for (let next: string | undefined = chain[0]; next !== undefined; ) {
    const source: YamlSource<ScenarioFile> | undefined = readYaml(next, scenarioSchema, issues, {
      keepGood: true,
      ...(namedAt && { namedAt }),
    });
    if (!source) return undefined;
    const folder = dirname(next);
    layers.push({ source, folder });
    const parent = source.data.extends;
    if (parent === undefined) break;
    next = resolve(folder, parent);
    namedAt = source.placeOf(['extends']);
    if (chain.includes(next)) {
      const cycle = [...chain.slice(chain.indexOf(next)), next].map(displayPath).join(' → ');
      issues.error('extends-cycle', { cycle }, namedAt, 'extends');
      return undefined;
    }
    chain.push(next);
  }
  return layers;
}
