import { compareFidelity, departuresOf, type Fidelity, marksOf } from '../../fidelity/index.js';
import { obstacleTo, writeWhole } from '../../files/index.js';
import type { Issue } from '../../issues/index.js';
import { unitText } from '../../model/index.js';
import { openScenario } from '../../scenario/index.js';
import { EXIT } from '../exit-status.js';
import { type Progress, progressOn } from '../progress.js';
import type { Terminal } from '../terminal.js';
import type { FidelityRequest } from './fidelity-options.js';
import { fidelityText } from './fidelity-text.js';

/** chusuan fidelity — exit status 0 whether the set agrees or differs, 2 when there is none or it is broken. */
export async function fidelityCommand({ target, paths, html, force = false }: FidelityRequest, terminal: Terminal): Promise<number> {
  const obstacle = html === undefined ? undefined : obstacleTo(html, force);
  const { plan, issues } = await openScenario(target);
  if (!plan || obstacle) return refused([...(obstacle ? [obstacle] : []), ...issues], terminal);
  const createProgress = await progressOn(terminal);
  let progress: Progress | undefined;
  const outcome = compareFidelity(plan, paths, (done, total) => {
    progress ??= createProgress(total);
    progress.update(done);
  });
  progress?.stop();
  if (outcome.kind === 'refused') return refused([outcome.issue], terminal);
  const { fidelity } = outcome;
  if (html !== undefined) {
    // The page and its shell are loaded only for it.
    const { fidelityPage } = await import('./fidelity-page.js');
    const problem = writeWhole(html, fidelityPage(fidelity, plan.title, terminal.lang), force);
    if (problem) return refused([problem], terminal);
  }
  terminal.issues(issues);
  terminal.print(fidelityText(fidelity, terminal.lang));
  if (html !== undefined && !terminal.isJson) terminal.note('fidelity-page', { file: html });
  terminal.json(EXIT.ok, issues, answerOf(fidelity, html));
  return EXIT.ok;
}

function answerOf({ variables, correlations, constant, ...rest }: Fidelity, html: string | undefined): object {
  return {
    status: 'compared', ...rest,
    variables: variables.map((variable) => {
      const { rule, input, horizons, autocorrelations, fans } = variable;
      const comparisons = [...horizons.flatMap(({ statistics }) => Object.values(statistics)), ...autocorrelations.map((each) => each.compared)];
      const { count, marked } = marksOf(comparisons);
      return { rule: rule.name, input, unit: unitText(rule.unit), compared: count, marked, departures: departuresOf(variable), horizons, autocorrelations, fans };
    }),
    constant: constant.map(({ rule, input }) => ({ rule: rule.name, input })),
    correlations,
    ...(html !== undefined && { html }),
  };
}

function refused(issues: readonly Issue[], terminal: Terminal): number {
  terminal.issues(issues);
  terminal.json(EXIT.badInput, issues, { status: 'refused' });
  return EXIT.badInput;
}
