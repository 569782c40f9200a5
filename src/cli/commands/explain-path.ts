import { join } from 'node:path';
import { choosePath, type Choosing } from '../../explain/index.js';
import { type IssueList, nearestName } from '../../issues/index.js';
import { readYear } from '../../results/index.js';
import { RUN_FILES } from '../../run/index.js';
import type { ExplainRequest } from './explain-options.js';
import type { Target } from './explain-target.js';

/** The path to explain, and why it is this one. */
export interface ChosenPath {
  readonly path: number;
  readonly isBestEstimate: boolean;
  /** The output that chose it and its value. */
  readonly by?: { readonly how: Choosing; readonly output: string; readonly value: number };
}

const BEST_ESTIMATE: ChosenPath = { path: 0, isBestEstimate: true };

/** 选路径 — the number asked for, the one an output chooses from the results, or the best estimate. */
export async function choosePathOf(request: ExplainRequest, target: Target, year: number, rule: string, issues: IssueList): Promise<ChosenPath | undefined> {
  const { path, choosing } = request;
  const { plan } = target;
  if (path === undefined && !choosing) return BEST_ESTIMATE;
  if (plan.paths === 0) {
    issues.error('explain-no-paths', {});
    return undefined;
  }
  if (path !== undefined) {
    if (path < plan.paths) return { path, isBestEstimate: false };
    issues.error('explain-path-range', { path, paths: plan.paths, last: plan.paths - 1 });
    return undefined;
  }
  const output = outputOf(request, target, rule, issues);
  if (output === undefined) return undefined;
  if (year === plan.baseYear) {
    issues.error('explain-base-year-choice', {});
    return undefined;
  }
  const values = await readYear(join(target.folder, RUN_FILES.paths), output, year);
  const chosen = choosePath(values, choosing!.how);
  return { path: chosen, isBestEstimate: false, by: { how: choosing!.how, output, value: values[chosen]! } };
}

/** The column that chooses; undefined with an issue where the results cannot. */
function outputOf({ choosing, target: word, paths, seed }: ExplainRequest, { manifest, plan, folder }: Target, rule: string, issues: IssueList): string | undefined {
  if (!manifest) {
    issues.error('explain-needs-run', { folder, command: ['chusuan run', word, ...(paths === undefined ? [] : ['--paths', String(paths)]), ...(seed === undefined ? [] : ['--seed', seed])].join(' ') });
    return undefined;
  }
  if (manifest.store === 'summary') {
    issues.error('explain-needs-stored', { folder });
    return undefined;
  }
  const columns = plan.outputs.map(({ name }) => name);
  const { how, output } = choosing!;
  if (output === undefined) {
    const own = [rule, plan.model.summary?.fan].find((name) => name !== undefined && columns.includes(name));
    if (own === undefined) issues.error('explain-output-choose', { rule, option: `--${how}` });
    return own;
  }
  const labelled = plan.outputs.find(({ name, rule: named }) => name === named && plan.model.rules.get(named)!.label.zh === output);
  if (columns.includes(output)) return output;
  if (labelled) return labelled.name;
  const nearest = nearestName(output, columns);
  if (nearest === undefined) issues.error('explain-output-unknown', { name: output, file: RUN_FILES.paths, known: columns.join(' ') });
  else issues.error('explain-output-near', { name: output, nearest });
  return undefined;
}
