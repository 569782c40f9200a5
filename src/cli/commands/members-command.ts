import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Card, cardMaker, checkPersons, type Person, readPersons } from '../../cards/index.js';
import { displayPath, makeFolder, obstacleTo, writeWhole } from '../../files/index.js';
import { type Issue, IssueList, nearestName } from '../../issues/index.js';
import type { Bilingual } from '../../messages/index.js';
import type { Plan } from '../../scenario/index.js';
import { EXIT } from '../exit-status.js';
import type { Terminal } from '../terminal.js';
import { openTarget } from './explain-target.js';
import { lifetimesCsv, yearsCsv } from './members-csv.js';
import type { MembersRequest } from './members-options.js';
import { nearbyPersons, PERSONS_FILE } from './nearby-persons.js';
import { membersText } from './members-text.js';
import { shortTitles } from './members-words.js';

const YEARS_FILE = 'members.csv';
const LIFETIMES_FILE = 'lifetimes.csv';

/** 方案 — a scenario with the cards under it. */
export interface Proposal {
  readonly file: string;
  readonly plan: Plan;
  /** Short enough for a table. */
  readonly name: Bilingual;
  readonly cards: readonly Card[];
}

/** chusuan members — cards of persons under one scenario or several. Returns the exit status. */
export async function membersCommand(request: MembersRequest, terminal: Terminal): Promise<number> {
  const issues = new IssueList();
  const targets = [];
  for (const target of request.targets) targets.push(await openTarget({ target }, issues));
  const persons = personsOf(request, targets[0]?.file ?? request.targets[0]!, issues);
  for (const target of targets) if (target && persons) checkPersons(target.plan, persons, issues);
  for (const target of targets) {
    if (target && request.path !== undefined && request.path >= Math.max(1, target.plan.paths)) {
      issues.error('explain-path-range', { path: request.path, paths: target.plan.paths, last: target.plan.paths - 1 });
    }
  }
  issues.items.push(...obstacles(request));
  const found = distinct(issues.items);
  if (!persons || issues.hasErrors) return refused(found, terminal);

  const titles = shortTitles(targets.map((target) => target!));
  const proposals = targets.map((target, index): Proposal => {
    const { file, plan } = target!;
    const maker = cardMaker(plan, request.path === undefined ? {} : { path: request.path });
    return { file, plan, name: titles[index]!, cards: persons.map((person) => maker.card(person)) };
  });
  const written: string[] = [];
  const failure = await write(proposals, request, terminal, written);
  if (failure) return refused([...found, failure], terminal);
  terminal.issues(found);
  terminal.print(membersText(proposals, { ...(request.path !== undefined && { path: request.path }), isBrief: request.html !== undefined || request.csv !== undefined }, terminal.lang));
  if (!terminal.isJson) for (const file of written) terminal.note('cards-written', { file });
  terminal.json(EXIT.ok, found, {
    status: 'computed', ...(request.path !== undefined && { path: request.path }), written,
    scenarios: proposals.map(({ file, plan, cards }) => ({ file, title: plan.title, cards: cards.map(({ person, ...card }) => ({ person: forJson(person), ...card })) })),
  });
  return EXIT.ok;
}

function personsOf({ persons: file, person: wanted }: MembersRequest, scenario: string, issues: IssueList): Person[] | undefined {
  const named = file ?? nearbyPersons(scenario);
  if (named === undefined) {
    issues.error('cards-no-file', { file: PERSONS_FILE, folder: displayPath(dirname(resolve(scenario))) });
    return undefined;
  }
  const all = readPersons(named, issues);
  if (!all || !wanted) return all;
  return wanted.flatMap((name) => {
    const found = all.find((person) => [person.name, person.label.zh, person.label.en].includes(name));
    const known = all.map((person) => person.name);
    const nearest = found ? undefined : nearestName(name, known);
    if (!found && nearest !== undefined) issues.error('cards-unknown-near', { name, nearest, known });
    else if (!found) issues.error('cards-unknown', { name, known });
    return found ?? [];
  });
}

/** What stands in the way of writing, said before the work. */
function obstacles({ html, csv, force = false }: MembersRequest): Issue[] {
  if (csv !== undefined && existsSync(csv) && !statSync(csv).isDirectory()) return [{ severity: 'error', message: 'tables-not-a-folder', facts: { file: csv } }];
  const files = [...(html === undefined ? [] : [html]), ...(csv !== undefined && existsSync(csv) ? [join(csv, YEARS_FILE), join(csv, LIFETIMES_FILE)] : [])];
  return files.flatMap((file) => obstacleTo(file, force) ?? []);
}

async function write(proposals: readonly Proposal[], { html, csv, path, force = false }: MembersRequest, { lang }: Terminal, written: string[]): Promise<Issue | undefined> {
  const files: [string, string][] = [];
  if (csv !== undefined) {
    const failure = makeFolder(csv);
    if (failure) return failure;
    files.push([join(csv, YEARS_FILE), yearsCsv(proposals, lang)], [join(csv, LIFETIMES_FILE), lifetimesCsv(proposals, lang)]);
  }
  if (html !== undefined) {
    // Charts and the page are loaded only for it.
    const { membersPage } = await import('./members-page.js');
    files.push([html, await membersPage(proposals, path, lang)]);
  }
  for (const [file, content] of files) {
    const failure = writeWhole(file, content, force);
    if (failure) return failure;
    written.push(file);
  }
  return undefined;
}

/** Several scenarios see the same mistake of a person; it is said once. */
function distinct(issues: readonly Issue[]): Issue[] {
  const seen = new Map(issues.map((issue) => [JSON.stringify(issue), issue]));
  return [...seen.values()];
}

function forJson({ place, placeOf, ...person }: Person): object {
  return person;
}

function refused(issues: readonly Issue[], terminal: Terminal): number {
  terminal.issues(issues);
  terminal.json(EXIT.badInput, issues, { status: 'refused' });
  return EXIT.badInput;
}
