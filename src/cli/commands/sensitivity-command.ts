import { availableParallelism } from 'node:os';
import { obstacleTo, writeWhole } from '../../files/index.js';
import type { Issue } from '../../issues/index.js';
import { inputValueText, sensitivityText, tornadoNumbers, trialText } from '../../report/index.js';
import { openStudy } from '../../run/index.js';
import { openSensitivity, sensitivities, type SensitivitiesOutcome, type Sensitivities, tornado } from '../../sensitivity/index.js';
import { type Bilingual, say } from '../../messages/index.js';
import { EXIT } from '../exit-status.js';
import { type Progress, progressOn } from '../progress.js';
import type { Terminal } from '../terminal.js';
import type { SensitivityRequest } from './sensitivity-options.js';

/** chusuan sensitivity — every marked input moved alone; exit status 0 whatever comes of it. */
export async function sensitivityCommand(request: SensitivityRequest, terminal: Terminal, signal: AbortSignal): Promise<number> {
  const { scenarioFile, svg, force = false } = request;
  // Said before a minute has gone by, not after.
  const obstacle = svg === undefined ? undefined : obstacleTo(svg, force);
  const { ready, issues } = await openSensitivity(scenarioFile, request);
  // Here the option is called --output.
  if (!ready || obstacle) return refused([...(obstacle ? [obstacle] : []), ...issues.map((issue) => (issue.key === '--outputs' ? { ...issue, key: '--output' } : issue))], terminal);
  const outcome = await withProgress(ready, scenarioFile, terminal, signal);
  if (outcome.kind === 'stopped') return stopped(outcome, terminal);
  const problem = svg === undefined ? undefined : await writeChart(outcome.sensitivities, ready.plan.title, svg, force, terminal);
  return problem ? refused([problem], terminal) : complete(outcome.sensitivities, issues, request, terminal);
}

/** The first output in the last year. */
async function writeChart(found: Sensitivities, scenario: Bilingual, file: string, isForced: boolean, { lang }: Terminal): Promise<Issue | undefined> {
  const index = found.targets.findLastIndex(({ output }) => output === found.targets[0]!.output);
  // What draws is loaded only for a drawing.
  const { tornadoChart } = await import('../../chart/index.js');
  const title = say('sensitivity-chart-title', { year: found.targets[index]!.year }, lang);
  const { svg } = await tornadoChart({ title, note: say('sensitivity-chart-note', { scenario, paths: found.paths }, lang) }, tornadoNumbers(found, index, lang), lang);
  return writeWhole(file, svg, isForced);
}

type Ready = NonNullable<Awaited<ReturnType<typeof openSensitivity>>['ready']>;

async function withProgress({ plan, marks, question }: Ready, file: string, terminal: Terminal, signal: AbortSignal): Promise<SensitivitiesOutcome> {
  const createProgress = await progressOn(terminal);
  let progress: Progress | undefined;
  // Of best estimates alone there are no paths to count, but trials.
  const pathsEach = Math.max(1, plan.paths);
  const words = plan.paths === 0 ? 'sensitivity-progress' : undefined;
  const study = openStudy(availableParallelism(), plan.paths, signal);
  try {
    return await sensitivities(plan, marks, question, study, () => `chusuan run ${file}`, {
      onProgress(done, total) {
        progress ??= createProgress(total * pathsEach, words);
        progress.update(done * pathsEach);
      },
    });
  } finally {
    progress?.stop();
    await study.close();
  }
}

function complete(found: Sensitivities, issues: readonly Issue[], { unmarked = false, svg, only }: SensitivityRequest, terminal: Terminal): number {
  const { lang } = terminal;
  terminal.issues(issues);
  terminal.print(sensitivityText(found, lang));
  // With --only the others may well be marked.
  if (only) terminal.print(`\n${say('sensitivity-only-these', { count: found.inputs.length }, lang)}`);
  else if (found.unmarked.length > 0) {
    const count = found.unmarked.length;
    terminal.print(`\n${unmarked ? say('sensitivity-unmarked-names', { count, names: found.unmarked }, lang) : say('sensitivity-unmarked', { count }, lang)}`);
  }
  if (svg !== undefined && !terminal.isJson) terminal.note('sensitivity-chart-written', { file: svg });
  terminal.json(EXIT.ok, issues, { status: 'complete', ...(svg !== undefined && { svg }), ...answerOf(found, terminal), ...(only && { unmarked: null }) });
  return EXIT.ok;
}

/** The effects by target, sorted as the table is; the trials of every input; what was not moved. */
function answerOf(found: Sensitivities, { lang }: Terminal): object {
  return {
    paths: found.paths, seed: found.seed,
    targets: found.targets.map((target, index) => {
      const { rows, without } = tornado(found, index);
      return {
        ...target,
        tornado: rows.map(({ input, low, high, size }) => ({ input: input.mark.name, size, ...(low && { low: sideOf(low) }), ...(high && { high: sideOf(high) }) })),
        without_effect: without.map(({ input, reason }) => ({ input: input.mark.name, reason })),
      };
    }),
    inputs: found.inputs.map(({ mark, trials, ...input }) => ({
      name: mark.name, ...input, value_text: inputValueText({ mark, trials, ...input }, lang),
      ...(mark.from !== undefined && { from: mark.from }), ...(mark.reason !== undefined && { reason: mark.reason }),
      trials: trials.map(({ trial, effects }) => ({ ...trial, text: trialText(trial, input.unit, lang), effects })),
    })),
    unmarked: found.unmarked,
  };
}

function sideOf({ trial: { kind, amount }, difference, standardError, bestEstimate }: NonNullable<ReturnType<typeof tornado>['rows'][number]['low']>): object {
  return { kind, amount, difference, standardError, bestEstimate };
}

function stopped({ outcome, at }: Extract<SensitivitiesOutcome, { kind: 'stopped' }>, terminal: Terminal): number {
  if (outcome.kind === 'interrupted') {
    terminal.note('run-interrupted', {});
    terminal.json(EXIT.interrupted, [], { status: 'interrupted' });
    return EXIT.interrupted;
  }
  if (outcome.kind === 'refused') return refused(outcome.issues, terminal);
  const where: Issue[] = at ? [{ severity: 'error', message: 'sensitivity-trial-failed', facts: { name: at.mark.name, value: trialText(at.trial, '1', terminal.lang) } }] : [];
  const issues = [...where, ...outcome.issues];
  const status = outcome.kind === 'failed' ? EXIT.checksFailed : EXIT.ourFault;
  terminal.issues(issues);
  terminal.json(status, issues, { status: outcome.kind });
  return status;
}

function refused(issues: readonly Issue[], terminal: Terminal): number {
  terminal.issues(issues);
  terminal.json(EXIT.badInput, issues, { status: 'refused' });
  return EXIT.badInput;
}
