import { type AssistList, readAssistList } from '../../assist/index.js';
import { obstacleTo, writeWhole } from '../../files/index.js';
import { type Issue, IssueList } from '../../issues/index.js';
import { EXIT } from '../exit-status.js';
import type { Terminal } from '../terminal.js';
import type { AssistRequest } from './assist-options.js';
import { assistText, rejectedTable } from './assist-text.js';

/** chusuan assist — a list of hardship identities as heads by status; 1 when rows were rejected. Returns the exit status. */
export async function assistCommand({ file, date, out, byAge, rejected, force = false }: AssistRequest, terminal: Terminal): Promise<number> {
  // Before the work: names that cannot be used are said at once.
  const obstacles = [out, byAge, rejected].flatMap((target) => (target === undefined ? [] : (obstacleTo(target, force) ?? [])));
  if (obstacles.length > 0) return refused(obstacles, terminal);
  const issues = new IssueList();
  const list = await readAssistList(file, issues, { ...(date && { date }), onRows: (rows) => { terminal.note('assist-progress', { rows }); } });
  if (list?.people === 0) issues.error('assist-nobody', { rows: list.rows, path: list.file }, { file: list.file });
  if (list && byAge !== undefined && !list.byAge) issues.error('assist-no-ages', { path: list.file }, { file: list.file });
  if (!list || issues.hasErrors) {
    if (list) terminal.print(assistText(list, terminal.lang));
    return refused(issues.items, terminal);
  }
  const written = [[out, headsTable(list)], [byAge, ageTable(list)], [rejected, rejectedTable(list, terminal.lang)]] as const;
  for (const [target, content] of written) {
    const failure = target === undefined ? undefined : writeWhole(target, content, force);
    if (failure) return refused([failure], terminal);
  }
  const status = list.rejectedRows > 0 ? EXIT.checksFailed : EXIT.ok;
  terminal.print(assistText(list, terminal.lang, { out, byAge, rejected }));
  const { heads, merges, rejections, movement, ...facts } = list;
  terminal.json(status, [], { status: 'read', ...facts, byAge: undefined, heads, merges, rejections, ...(movement && { movement }) });
  return status;
}

/** Earlier than any base year: until the list there is none. */
const FIRST_YEAR = 2000;

/** A table for the scenario's input of heads by status, those in the contribution phase: 0 is “not given” before and after the year. */
function headsTable({ year, heads }: AssistList): string {
  const given = [{ status: 'ordinary', people: 0 }, ...heads.map(({ status, contributing, ownPartUnpaid }) => ({ status, people: contributing - ownPartUnpaid }))];
  const rows = [FIRST_YEAR, year, year + 1].flatMap((row) => given.map(({ status, people }) => `${String(row)},${status},${String(row === year ? people : 0)}`));
  return ['year,status,value', ...rows, ''].join('\n');
}

function ageTable({ year, byAge }: AssistList): string {
  const rows = (byAge ?? []).map(({ status, sex, age, people }) => `${String(year)},${status},${sex},${String(age)},${String(people)}`);
  return ['year,status,sex,age,value', ...rows, ''].join('\n');
}

function refused(issues: readonly Issue[], terminal: Terminal): number {
  terminal.issues(issues);
  terminal.json(EXIT.badInput, issues, { status: 'refused' });
  return EXIT.badInput;
}
