import { bookOf, readClauses } from '../../book/index.js';
import { createReplay } from '../../engine/index.js';
import { explain, type InputFacts } from '../../explain/index.js';
import { obstacleTo } from '../../files/index.js';
import { type Issue, IssueList } from '../../issues/index.js';
import { type Lang, say } from '../../messages/index.js';
import { cellCount, type Rule, unitText } from '../../model/index.js';
import { outlineOf, outlineText, quantityText } from '../../report/index.js';
import { EXIT } from '../exit-status.js';
import type { Terminal } from '../terminal.js';
import { type Checked, checkAgainstResults } from './explain-check.js';
import { explanationJson } from './explain-json.js';
import type { ExplainRequest } from './explain-options.js';
import { type ChosenPath, choosePathOf } from './explain-path.js';
import { findCell, findRule } from './explain-question.js';
import { styleOf } from './explain-style.js';
import { openTarget, type Target } from './explain-target.js';

/** chusuan explain — one figure of one path down to its data; returns the exit status. */
export async function explainCommand(request: ExplainRequest, terminal: Terminal): Promise<number> {
  const issues = new IssueList();
  const { html, force = false } = request;
  const obstacle = html === undefined ? undefined : obstacleTo(html, force);
  if (obstacle) issues.items.push(obstacle);
  const target = await openTarget(request, issues);
  const question = target && (await questionOf(request, target, issues));
  terminal.issues(issues.items);
  if (!target || !question || issues.hasErrors) {
    terminal.json(EXIT.badInput, issues.items, { status: 'refused' });
    return EXIT.badInput;
  }
  return answer(request, target, question, issues.items, terminal);
}

interface Question {
  readonly rule: Rule;
  readonly year: number;
  /** Undefined: the cell with the largest value. */
  readonly cell?: number;
  readonly chosen: ChosenPath;
}

/** All mistakes of the command line at once; undefined when there is one. */
async function questionOf(request: ExplainRequest, target: Target, issues: IssueList): Promise<Question | undefined> {
  const { plan } = target;
  const { year = plan.lastYear } = request;
  const found = findRule(request.rule, plan, issues);
  const cell = found && request.cell !== undefined ? findCell(request.cell, found.rule, plan.model, issues) : found?.cell;
  const isYear = year >= plan.baseYear && year <= plan.lastYear;
  if (!isYear) issues.error('explain-year-range', { year, first: plan.baseYear, last: plan.lastYear });
  const chosen = found && isYear ? await choosePathOf(request, target, year, found.rule.name, issues) : undefined;
  return found && chosen && { rule: found.rule, year, chosen, ...(cell !== undefined && { cell }) };
}

async function answer(request: ExplainRequest, target: Target, question: Question, issues: readonly Issue[], terminal: Terminal): Promise<number> {
  const { plan, scenario } = target;
  const { rule, year, chosen } = question;
  const replay = createReplay(plan, chosen.path, chosen.isBestEstimate, year);
  const checked = await checkAgainstResults(target, replay, year);
  if (checked && checked.different.length > 0) {
    terminal.note('explain-other-bits', { file: checked.file, names: checked.different });
    terminal.json(EXIT.ourFault, issues, { status: 'broken', different: checked.different });
    return EXIT.ourFault;
  }
  const cells = replay.valuesOf(rule.name, year);
  const cell = question.cell ?? largestOf(cells);
  const inputFacts = new Map(Object.entries(scenario.inputs).map(([name, { table, paths, note }]): [string, InputFacts] => {
    const file = table ?? paths;
    return [name, { ...(file !== undefined && { file }), ...(note !== undefined && { note }) }];
  }));
  const explanation = explain(replay, { rule: rule.name, year, cell, depth: request.depth }, { inputFacts });
  const head = headText(target, question, cells, checked, terminal);
  if (request.html !== undefined || !terminal.isJson) {
    const book = bookOf(plan.model, readClauses(plan.model.folder, new IssueList()), scenario);
    const outline = outlineOf(explanation, styleOf(book, request, terminal.lang));
    if (request.html !== undefined) {
      const { writeExplanationPage } = await import('./explain-html.js');
      const failure = writeExplanationPage(request.html, request.force ?? false, outline, [...warningsOf(issues, terminal.lang), ...head], terminal.lang);
      if (failure) {
        terminal.issues([failure]);
        terminal.json(EXIT.badInput, [...issues, failure], { status: 'refused' });
        return EXIT.badInput;
      }
      terminal.print(say('explain-written', { file: request.html }, terminal.lang));
    } else terminal.print([...head, '', outlineText(outline, terminal.lang)].join('\n'));
  }
  terminal.json(EXIT.ok, issues, {
    status: 'explained', scenario: target.file, path: chosen.isBestEstimate ? null : chosen.path, year, seed: plan.seed,
    ...(chosen.by && { chosenBy: chosen.by.output }), ...(checked && { checkedAgainst: checked.file, columnsEqual: checked.columns }),
    ...(request.html !== undefined && { file: request.html }), ...explanationJson(explanation),
  });
  return EXIT.ok;
}

/** A page is read without the terminal it was made in: it opens with what the scenario was warned of. */
function warningsOf(issues: readonly Issue[], lang: Lang): string[] {
  return issues.map(({ message, facts }) => `⚠ ${say(message, facts, lang).split('\n')[0]!}`);
}

const CHOSEN = { median: 'explain-chosen-median', worst: 'explain-chosen-worst', highest: 'explain-chosen-highest' } as const;

/** Largest in absolute value, of equal ones the first; one that is no finite number before all others. */
function largestOf(cells: Float64Array): number {
  const broken = cells.findIndex((value) => !Number.isFinite(value));
  if (broken >= 0) return broken;
  let largest = 0;
  for (let cell = 1; cell < cells.length; cell++) if (Math.abs(cells[cell]!) > Math.abs(cells[largest]!)) largest = cell;
  return largest;
}

/** Which path this is and why, and whether the results say the same. */
function headText({ plan }: Target, { rule, year, cell, chosen }: Question, cells: Float64Array, checked: Checked | undefined, { lang }: Terminal): string[] {
  const title = plan.title[lang];
  const lines = [chosen.isBestEstimate ? say('explain-head-best', { title, year }, lang) : say('explain-head-path', { title, path: chosen.path, year }, lang)];
  if (chosen.by) {
    const { how, output, value } = chosen.by;
    const { unit, kind = '' } = plan.model.rules.get(plan.outputs.find(({ name }) => name === output)!.rule)!;
    const facts = { output, year, value: quantityText(value, unitText(unit), kind, lang) };
    lines.push(say(CHOSEN[how], facts, lang));
  }
  if (checked) lines.push(say('explain-same-bits', { file: checked.file, year, count: checked.columns }, lang));
  const size = cellCount(plan.model.dimensions.filter(({ name }) => rule.dimensions.includes(name)));
  if (cell === undefined && size > 1) {
    const isAdded = rule.kind === 'stock' || rule.kind === 'flow';
    const broken = cells.filter((value) => !Number.isFinite(value)).length;
    const total = quantityText(cells.reduce((sum, value) => sum + value, 0), unitText(rule.unit), '', lang);
    if (broken > 0) lines.push(say('explain-broken-cell', { cells: size, broken }, lang));
    else lines.push(isAdded && !unitText(rule.unit).includes('/') ? say('explain-largest-cell', { cells: size, total }, lang) : say('explain-largest-cell-rate', { cells: size }, lang));
  }
  return lines;
}
