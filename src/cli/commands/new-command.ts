import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { displayPath, obstacleTo, writeWhole } from '../../files/index.js';
import { type Issue, IssueList, systemReason } from '../../issues/index.js';
import { say } from '../../messages/index.js';
import { openScenario } from '../../scenario/index.js';
import { PROJECT_FOLDER } from '../../version.js';
import { EXIT } from '../exit-status.js';
import { namedRulebook } from '../named-rulebook.js';
import type { Terminal } from '../terminal.js';
import type { NewRequest } from './new-options.js';
import { fileNamed, isFolder, stemOf } from './new-place.js';
import { proposalText } from './new-proposal.js';
import { rulebookScenarioText, rulebookText } from './new-rulebook.js';
import { scenarioText } from './new-scenario.js';
import { startFromRulebook, startFromScenario } from './new-scenario-start.js';
import { ScenarioTables } from './new-tables.js';

const BASELINE = join(PROJECT_FOLDER, 'scenarios/hubei/baseline.yaml');
const STANDARD_OUTPUT = '-';

/** Files to be written: path → text. */
type Texts = ReadonlyMap<string, string>;

/** What was made, or why it could not be. */
interface Made {
  readonly texts?: Texts;
  /** Copies of files: from → to. */
  readonly copies?: ReadonlyMap<string, string>;
  readonly issues: readonly Issue[];
}

/** chusuan new — a commented file or folder to start from; returns the exit status. */
export async function newCommand(request: NewRequest, terminal: Terminal): Promise<number> {
  const { what, path, force = false } = request;
  const isPrinted = path === STANDARD_OUTPUT;
  const file = what === 'rulebook' ? join(path ?? 'my-rulebook', 'scenario.yaml') : fileNamed(isPrinted ? undefined : path, what === 'proposal' ? 'my-proposal.yaml' : 'my-scenario.yaml');
  // Before the work, and all at once.
  const targets = what === 'rulebook' ? [file, join(path ?? 'my-rulebook', 'rulebook', 'rulebook.yaml')] : isPrinted ? [] : [file];
  const obstacles = what === 'rulebook' ? folderObstacles(path ?? 'my-rulebook', targets, force) : targets.flatMap((target) => obstacleTo(target, force) ?? []);
  const base = request.extends ?? request.from;
  // Even with force: what the new file is made from would be lost with it.
  if (base !== undefined && targets.some((target) => resolve(target) === resolve(base))) return refused([{ severity: 'error', message: 'new-onto-base', facts: { file } }], terminal);
  if (obstacles.length > 0) return refused(obstacles, terminal);
  const { texts, copies = new Map<string, string>(), issues } = await make(request, file, terminal);
  if (!texts) return refused(issues, terminal);
  if (isPrinted) {
    const [text] = texts.values();
    if (!terminal.isJson) terminal.streams.stdout.write(text!);
    terminal.json(EXIT.ok, [], { status: 'made', text });
    return EXIT.ok;
  }
  const failures = write(texts, copies, force);
  if (failures.length > 0) return refused(failures, terminal);
  return tell(request, file, { texts: [...texts.keys()], copies: [...copies.values()] }, terminal);
}

async function make(request: NewRequest, file: string, { lang }: Terminal): Promise<Made> {
  switch (request.what) {
    case 'rulebook': {
      const folder = request.path ?? 'my-rulebook';
      const rulebook = join(folder, 'rulebook', 'rulebook.yaml');
      return { issues: [], texts: new Map([[rulebook, rulebookText(rulebook, lang)], [file, rulebookScenarioText('./rulebook', lang)]]) };
    }
    case 'proposal': {
      const base = request.extends ?? BASELINE;
      const { plan, scenario, issues } = await openScenario(base);
      return plan && scenario ? { issues: [], texts: new Map([[file, proposalText(file, { file: base, plan, scenario }, lang)]]) } : { issues };
    }
    case 'scenario':
      return request.rulebook === undefined ? fromScenario(request, file, lang) : fromRulebook(request.rulebook, file, lang);
  }
}

async function fromScenario({ from = BASELINE, tables: isCopying }: NewRequest, file: string, lang: Terminal['lang']): Promise<Made> {
  const { plan, scenario, issues } = await openScenario(from);
  if (!plan || !scenario) return { issues };
  const folder = isCopying ? join(file, '..', `${stemOf(file)}-tables`) : undefined;
  if (folder !== undefined && isFolder(folder) && readdirSync(folder).length > 0) return { issues: [{ severity: 'error', message: 'new-folder-taken', facts: { folder } }] };
  const tables = new ScenarioTables(scenario, file, folder);
  const text = scenarioText(file, startFromScenario(file, plan, scenario, tables, lang), lang);
  return { issues: [], texts: new Map([[file, text]]), copies: new Map([...tables.copies].map(([source, name]) => [source, join(folder!, name)])) };
}

async function fromRulebook(name: string, file: string, lang: Terminal['lang']): Promise<Made> {
  const issues = new IssueList();
  const folder = namedRulebook(name, issues);
  if (folder === undefined) return { issues: issues.items };
  const { loadRulebook } = await import('../../language/index.js');
  const model = loadRulebook(folder, [], [], issues);
  return model ? { issues: [], texts: new Map([[file, scenarioText(file, startFromRulebook(file, model, lang), lang)]]) } : { issues: issues.items };
}

/** A folder of our own making, or an empty one; with force, only the files written are replaced. */
function folderObstacles(folder: string, targets: readonly string[], force: boolean): Issue[] {
  if (!isFolder(folder)) {
    // The folder itself is made, not those above it: a slip in a name must not leave folders behind.
    const obstacle = obstacleTo(folder, false);
    return obstacle ? [obstacle] : [];
  }
  if (!force && readdirSync(folder).length > 0) return [{ severity: 'error', message: 'new-folder-taken', facts: { folder } }];
  return targets.flatMap((target) => (isFolder(join(target, '..')) ? obstacleTo(target, force) ?? [] : []));
}

function write(texts: Texts, copies: ReadonlyMap<string, string>, force: boolean): Issue[] {
  try {
    for (const target of [...copies.values(), ...texts.keys()]) mkdirSync(join(target, '..'), { recursive: true });
    for (const [source, target] of copies) copyFileSync(source, target);
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return [{ severity: 'error', message: 'file-write-failed', facts: { file: displayPath(path ?? ''), reason: systemReason(code) } }];
  }
  return [...texts].flatMap(([target, text]) => writeWhole(target, text, force) ?? []);
}

/** What was written, whether it is sound as it stands, and what comes next. */
async function tell({ what }: NewRequest, file: string, { texts, copies }: Readonly<Record<'texts' | 'copies', readonly string[]>>, terminal: Terminal): Promise<number> {
  const { lang } = terminal;
  const { plan, issues } = await openScenario(file);
  const rulebook = join(file, '..', 'rulebook');
  const facts = { file, rulebook };
  const written = [...texts, ...copies];
  const told = { files: texts.join(' '), count: written.length };
  terminal.print(copies.length === 0 ? say('new-written', told, lang) : say('new-written-tables', { ...told, folder: displayPath(dirname(copies[0]!)) }, lang));
  terminal.issues(issues);
  if (!plan) terminal.print(say('new-unfinished', {}, lang));
  const next = { scenario: 'new-next-scenario', proposal: 'new-next-proposal', rulebook: 'new-next-rulebook' } as const;
  terminal.print(say(next[what], facts, lang));
  terminal.json(EXIT.ok, issues, { status: 'written', files: written, is_sound: plan !== undefined });
  return EXIT.ok;
}

function refused(issues: readonly Issue[], terminal: Terminal): number {
  terminal.issues(issues);
  terminal.json(EXIT.badInput, issues, { status: 'refused' });
  return EXIT.badInput;
}
