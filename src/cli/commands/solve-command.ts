import { availableParallelism } from 'node:os';
import { obstacleTo, writeWhole } from '../../files/index.js';
import { type Issue, IssueList } from '../../issues/index.js';
import { unitWords } from '../../report/index.js';
import { openStudy, type Study } from '../../run/index.js';
import { openScenario } from '../../scenario/index.js';
import { type FrontierPoint, inputFrontier, probabilityFrontier, type Question, type Solution, solve, type Trial, TrialStopped } from '../../solve/index.js';
import { EXIT } from '../exit-status.js';
import type { Terminal } from '../terminal.js';
import { answerOf } from './solve-answer.js';
import type { Curve } from './solve-chart.js';
import type { SolveRequest } from './solve-options.js';
import { type FrontierQuestion, readQuestion } from './solve-question.js';
import { type Asked, frontierText, questionText, solutionText, trialWords } from './solve-text.js';
import { inputWords } from './solve-words.js';

/** chusuan solve — 0 with an answer, 1 when no value keeps the conditions. Returns the exit status. */
export async function solveCommand(request: SolveRequest, terminal: Terminal, signal: AbortSignal): Promise<number> {
  const issues = new IssueList();
  const { paths, seed, svg, force = false } = request;
  const { plan, scenario, issues: found } = await openScenario(request.scenarioFile, { paths, ...(seed !== undefined && { seed }) });
  issues.items.push(...found);
  const obstacle = svg === undefined ? undefined : obstacleTo(svg, force);
  if (obstacle) issues.items.push(obstacle);
  const read = plan && scenario && readQuestion(request, plan, scenario.allow_violation, issues);
  if (!read || issues.hasErrors) return refused(issues.items, terminal);
  terminal.issues(issues.items);
  const startedAt = performance.now();
  const study = openStudy(request.threads ?? availableParallelism(), paths, signal);
  try {
    return await solveOn(study, read, request, terminal, startedAt);
  } catch (error) {
    if (!(error instanceof TrialStopped)) throw error;
    return stopped(error, terminal);
  } finally {
    await study.close();
  }
}

async function solveOn(study: Study, { question, frontier }: { question: Question; frontier?: FrontierQuestion }, request: SolveRequest, terminal: Terminal, startedAt: number): Promise<number> {
  const { lang } = terminal;
  const { plan, vary, conditions, isSmallest } = question;
  const asked: Asked = { title: plan.title, vary, conditions, isSmallest, paths: plan.paths };
  let [count, isAsked] = [0, false];
  const onTrial = (trial: Trial): void => {
    // The limits are known with the first trial: a limit may be an input.
    if (!isAsked) terminal.print(`${questionText(asked, trial.verdicts.map(({ limit }) => limit), plan.baseYear, lang)}\n`);
    isAsked = true;
    count++;
    if (!terminal.isJson) terminal.note('solve-trial', { value: trial.value === undefined ? { message: 'solve-trial-scenario' } : inputWords(vary, trial.value, lang), verdicts: trialWords(trial, asked, lang) });
  };
  const solution = await solve(question, study, onTrial);
  if (!terminal.isJson) terminal.note('solve-spent', { trials: count, seconds: Math.round((performance.now() - startedAt) / 100) / 10 });
  terminal.print(`\n${solutionText(asked, solution, lang)}`);
  const points = frontier && await pointsOf(study, question, frontier, solution, terminal);
  const second = frontier?.kind === 'input' ? frontier.second : undefined;
  if (points) terminal.print(`\n${frontierText(asked, points, second, lang)}`);
  const failure = points && request.svg !== undefined ? await draw(request, { asked, points, ...(second && { second }), limits: solution.scenario.verdicts.map(({ limit }) => limit) }, terminal) : undefined;
  if (failure) return refused([failure], terminal);
  const status = isFound(solution) ? EXIT.ok : EXIT.checksFailed;
  terminal.json(status, [], answerOf(asked, solution, { file: request.scenarioFile, ...(frontier && points && { frontier, points }) }));
  return status;
}

/** The curve as a file; the charts are loaded only for it. */
async function draw({ svg, force = false }: SolveRequest, curve: Curve, terminal: Terminal): Promise<Issue | undefined> {
  const file = svg!;
  if (!curve.points.some(({ answer }) => answer)) {
    terminal.note('solve-no-curve', { file });
    return undefined;
  }
  const { frontierDrawing } = await import('./solve-chart.js');
  const failure = writeWhole(file, await frontierDrawing(curve, terminal.lang), force);
  if (!failure && !terminal.isJson) terminal.note('solve-written', { file });
  return failure;
}

/** A condition that nothing moves has no answer, whether it is kept or not. */
function isFound({ answer, shapes }: Solution): boolean {
  return answer !== undefined && shapes.some((shape) => shape !== 'level');
}

async function pointsOf(study: Study, question: Question, frontier: FrontierQuestion, { shapes }: Solution, terminal: Terminal): Promise<FrontierPoint[]> {
  const { vary } = question;
  const isMonotone = shapes.every((shape) => shape !== 'neither');
  if (frontier.kind === 'probability') return probabilityFrontier(question, frontier.limits, study, isMonotone);
  return inputFrontier(question, frontier.second, frontier.values, study, isMonotone, ({ at, answer }) => {
    if (terminal.isJson) return;
    terminal.note('solve-point', { at: inputWords(frontier.second, at, terminal.lang), answer: answer ? inputWords(vary, answer.value, terminal.lang) : { message: 'solve-none-short' } });
  });
}

const UNIT_FACTS = new Set(['unit', 'leftUnit', 'rightUnit', 'limitUnit']);

/** Conditions are written with 亿元 and 元/人/月, and so are answers to them. */
function unitsInWords(facts: Issue['facts']): Issue['facts'] {
  return Object.fromEntries(Object.entries(facts).map(([name, fact]) => [
    name, UNIT_FACTS.has(name) && typeof fact === 'string' ? { zh: unitWords(fact, 'zh'), en: unitWords(fact, 'en') } : fact,
  ]));
}

function stopped({ kind, issues }: TrialStopped, terminal: Terminal): number {
  terminal.issues(issues);
  const status = kind === 'interrupted' ? EXIT.interrupted : kind === 'failed' ? EXIT.checksFailed : EXIT.ourFault;
  terminal.json(status, issues, { status: kind });
  return status;
}

function refused(found: readonly Issue[], terminal: Terminal): number {
  const issues = found.map((issue) => ({ ...issue, facts: unitsInWords(issue.facts) }));
  terminal.issues(issues);
  terminal.json(EXIT.badInput, issues, { status: 'refused' });
  return EXIT.badInput;
}
