// 存活者 — survivors.yaml: mutants that nobody notices, with the reason why nobody can.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Bilingual } from '../../src/messages/index.js';
import type { MutatedPart } from './mutants.js';

export interface Survivor {
  readonly rule: string;
  readonly part: MutatedPart;
  readonly text: string;
  readonly why: Bilingual;
}

export function readSurvivors(): readonly Survivor[] {
  const groups = parse(readFileSync(join(import.meta.dirname, 'survivors.yaml'), 'utf8')) as readonly {
    readonly why: Bilingual;
    readonly mutants: readonly { readonly rule: string; readonly part?: MutatedPart; readonly text: string }[];
  }[];
  return groups.flatMap(({ why, mutants }) => mutants.map(({ rule, part = 'formula', text }) => ({ rule, part, text, why })));
}
