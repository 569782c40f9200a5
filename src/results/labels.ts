import { cellLabels, type Dimension, type Rule, unitText } from '../model/index.js';
import type { Bilingual } from '../messages/index.js';
import type { OutputColumn, Plan } from '../scenario/index.js';
import { ensure } from './ensure.js';
import type { StorageMode } from './storage.js';
import { RESULTS_VERSION } from './version.js';

/** 结果身份 — hashes that say which inputs a result file came from, and what the run keeps. */
export interface RunIdentity {
  readonly fingerprint: string;
  readonly rulebookHash: string;
  /** Left out: paths are stored. */
  readonly store?: StorageMode;
}

export type ResultKind = 'paths' | 'summary' | 'best_estimate' | 'profile' | 'totals' | 'county';

/**
 * Metadata of a result file. Only what the inputs decide: no time, machine, thread count or version of a
 * library may stand here, or equal runs would differ in their bytes.
 */
export function fileMetadata(content: ResultKind, plan: Plan, identity: RunIdentity): Map<string, string> {
  return new Map([
    ['content', content],
    ['results_version', String(RESULTS_VERSION)],
    ['title_zh', plan.title.zh],
    ['title_en', plan.title.en],
    ['rulebook_title_zh', plan.model.title.zh],
    ['rulebook_title_en', plan.model.title.en],
    ['seed', plan.seed],
    ['paths', String(plan.paths)],
    ['base_year', String(plan.baseYear)],
    ['last_year', String(plan.lastYear)],
    ['fingerprint', identity.fingerprint],
    ['rulebook_hash', identity.rulebookHash],
  ]);
}

/** Metadata of one output column. */
export function columnMetadata(plan: Plan, output: OutputColumn): Map<string, string> {
  const rule = ruleOf(plan, output.rule);
  const label = outputLabel(plan, output);
  return new Map([
    ['unit', unitText(rule.unit)],
    ['label_zh', label.zh],
    ['label_en', label.en],
    ['source', rule.source ?? ''],
    ['kind', rule.kind ?? ''],
    ['rule', rule.name],
  ]);
}

/** 列标签 — the rule's label, with the cell's coordinates when the column is one cell of several. */
export function outputLabel(plan: Plan, output: OutputColumn): Bilingual {
  const rule = ruleOf(plan, output.rule);
  const dimensions = dimensionsOf(plan, rule);
  if (dimensions.length === 0) return rule.label;
  const coordinates = cellLabels(dimensions, output.cell);
  return { zh: `${rule.label.zh}（${coordinates.join('，')}）`, en: `${rule.label.en} (${coordinates.join(', ')})` };
}

export function outputUnit(plan: Plan, output: OutputColumn): string {
  return unitText(ruleOf(plan, output.rule).unit);
}

export function ruleOf(plan: Plan, name: string): Rule {
  const rule = plan.model.rules.get(name);
  ensure(rule !== undefined, `the plan names a rule ${name} that its model lacks`);
  return rule;
}

export function dimensionsOf(plan: Plan, rule: Rule): Dimension[] {
  return rule.dimensions.map((name) => {
    const dimension = plan.model.dimensions.find((candidate) => candidate.name === name);
    ensure(dimension !== undefined, `rule ${rule.name} varies over ${name}, which its model lacks`);
    return dimension;
  });
}

/** Years of results: base year + 1 … last year. */
export function yearCount(plan: Plan): number {
  return plan.lastYear - plan.baseYear;
}
