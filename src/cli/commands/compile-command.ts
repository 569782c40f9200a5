import { describeSchedule, programOf, translatePlan } from '../../compiler/index.js';
import { obstacleTo, writeWhole } from '../../files/index.js';
import type { Issue } from '../../issues/index.js';
import { say } from '../../messages/index.js';
import { openScenario, type Plan, rulebookHash } from '../../scenario/index.js';
import { EXIT } from '../exit-status.js';
import type { Terminal } from '../terminal.js';
import type { CompileRequest } from './compile-options.js';
import { type Compiled, factsText, scheduleText } from './compile-text.js';
import { watText } from './compile-wat.js';

/** chusuan compile — the program of a scenario, told to people; returns the exit status. */
export async function compileCommand(request: CompileRequest, terminal: Terminal): Promise<number> {
  const { scenarioFile, file, force = false } = request;
  // Before the work: a minute later is too late for a wrong name.
  const obstacle = file === undefined ? undefined : obstacleTo(file, force);
  if (obstacle) return refused([obstacle], terminal);
  const { plan, issues } = await openScenario(scenarioFile);
  if (!plan) return refused(issues, terminal);
  terminal.issues(issues);
  return request.show === 'wat' ? writeText(request, plan, issues, terminal) : tell(request, plan, issues, terminal);
}

async function tell({ show }: CompileRequest, plan: Plan, issues: readonly Issue[], terminal: Terminal): Promise<number> {
  const { report } = await programOf(plan);
  const startedAt = performance.now();
  const compilation = translatePlan(plan);
  const translationMilliseconds = Math.round(performance.now() - startedAt);
  const compiled: Compiled = { plan, report, translationMilliseconds, schedule: describeSchedule(plan, compilation) };
  terminal.print(show === 'schedule' ? scheduleText(compiled, terminal.lang) : factsText(compiled, terminal.lang));
  terminal.json(EXIT.ok, issues, answer(compiled, show === 'schedule'));
  return EXIT.ok;
}

function answer({ plan, report, translationMilliseconds, schedule }: Compiled, isWhole: boolean): object {
  const { phases, memory: { regions, ...memory }, ...rest } = schedule;
  return {
    status: 'compiled', rulebookHash: rulebookHash(plan.model), firstYear: plan.baseYear + 1, lastYear: plan.lastYear,
    ...report, translationMilliseconds, ...rest,
    memory: isWhole ? { ...memory, regions: regions.map(({ places, ...region }) => ({ ...region, columns: places.length })) } : memory,
    ...(isWhole ? { phases } : { phaseCount: phases.length }),
  };
}

function writeText({ scenarioFile, file, force = false }: CompileRequest, plan: Plan, issues: readonly Issue[], terminal: Terminal): number {
  const text = watText(scenarioFile, plan, translatePlan(plan), terminal.lang);
  if (file === undefined) {
    if (!terminal.isJson) terminal.streams.stdout.write(text);
    terminal.json(EXIT.ok, issues, { status: 'translated', wat: text });
    return EXIT.ok;
  }
  const failure = writeWhole(file, text, force);
  if (failure) return refused([failure], terminal);
  const lines = text.split('\n').length - 1;
  terminal.print(say('compile-written', { file, lines }, terminal.lang));
  terminal.json(EXIT.ok, issues, { status: 'written', file, lines });
  return EXIT.ok;
}

function refused(issues: readonly Issue[], terminal: Terminal): number {
  terminal.issues(issues);
  terminal.json(EXIT.badInput, issues, { status: 'refused' });
  return EXIT.badInput;
}
