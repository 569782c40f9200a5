import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolder, obstacleTo, writeWhole } from '../../files/index.js';
import { type Issue, IssueList, nearestName } from '../../issues/index.js';
import { cohortReturnsText, qualityText, tableCsv, tablesText, valuationText } from '../../report/index.js';
import { MANIFEST_FILE } from '../../results/index.js';
import { type Plan, readScenario } from '../../scenario/index.js';
import { canBeValued, cohortReturns, evaluateTables, qualityOf, readTables, valuationOf, type ReportTable, type TableDefinition } from '../../tables/index.js';
import { EXIT } from '../exit-status.js';
import type { Terminal } from '../terminal.js';
import { openTarget, type Target } from './explain-target.js';
import type { TablesRequest } from './tables-options.js';

/** chusuan tables — the report tables of a run; 1 when one does not close. Returns the exit status. */
export async function tablesCommand(request: TablesRequest, terminal: Terminal): Promise<number> {
  const issues = new IssueList();
  const target = await openTarget({ target: request.target }, issues);
  const definitions = target && readTables(target.plan.model.folder, issues);
  const chosen = definitions && choose(definitions.tables, request, issues);
  if (target && request.path !== undefined && request.path >= Math.max(1, target.plan.paths)) {
    issues.error('explain-path-range', { path: request.path, paths: target.plan.paths, last: target.plan.paths - 1 });
  }
  issues.items.push(...targetIssues(request, chosen ?? []));
  if (target && request.years && (request.years.first > target.plan.lastYear || request.years.last < target.plan.baseYear)) {
    issues.error('tables-years-outside', { first: target.plan.baseYear, last: target.plan.lastYear });
  }
  if (!target || !definitions || !chosen || issues.hasErrors) return refused(issues.items, terminal);
  if (request.list) {
    for (const { name, title } of chosen) terminal.print(`${name.padEnd(24)}  ${title[terminal.lang]}`);
    terminal.json(EXIT.ok, issues.items, { status: 'listed', tables: chosen.map(({ name, title }) => ({ name, title })) });
    return EXIT.ok;
  }
  if (request.quality) return printQuality(target, request, terminal);
  if (request.valuation !== undefined) return printValuation(target, request, terminal);
  // The rulebook again, with the rows of the tables as rules of their own.
  const { plan, issues: found } = await readScenario(target.file, { paths: target.plan.paths, seed: target.plan.seed, rules: definitions.extraRules });
  if (!plan) return refused([...issues.items, ...found], terminal);
  const chosenPath = { path: request.path ?? 0, isBestEstimate: request.path === undefined };
  const tables = evaluateTables(plan, chosen, chosenPath, issues)?.map((table) => within(table, request.years));
  if (!tables) return refused(issues.items, terminal);
  const written: string[] = [];
  const failure = await write(tables, request, terminal, written);
  if (failure) return refused([failure], terminal);
  const open = tables.filter(({ closings }) => closings.some(({ holds }) => !holds));
  const status = open.length > 0 ? EXIT.checksFailed : EXIT.ok;
  const facts = { title: plan.title, ...(request.path !== undefined && { path: request.path }) };
  terminal.print(tablesText(tables, facts, terminal.lang, { isWhole: request.years !== undefined, written }));
  terminal.json(status, issues.items, { status: open.length > 0 ? 'open' : 'closed', file: target.file, ...facts, written, tables: tables.map(forJson) });
  return status;
}

/** Thirty years on, or the last year of the scenario. */
const QUALITY_YEARS = 30;

function printQuality({ plan, file }: Target, { years }: TablesRequest, terminal: Terminal): number {
  const year = Math.min(years?.last ?? plan.baseYear + QUALITY_YEARS, plan.lastYear);
  const rules = [...new Set(plan.outputs.map(({ rule }) => rule))];
  const quality = qualityOf(plan, rules, year, (done, total) => {
    if (done % 50 === 0) terminal.note('tables-quality-progress', { done, total });
  });
  terminal.print(qualityText(quality, year, terminal.lang));
  terminal.json(EXIT.ok, [], { status: 'measured', file, year, quality });
  return EXIT.ok;
}

/** People whose pension begins within reach of the projection, ten years apart. */
const BIRTH_YEARS = [1966, 1975, 1985, 1995, 2005];

function printValuation({ plan, file }: Target, { valuation }: TablesRequest, terminal: Terminal): number {
  const year = typeof valuation === 'number' ? valuation : lastGivenYear(plan);
  if (!canBeValued(plan) || year <= plan.baseYear || year >= plan.lastYear) {
    return refused([{ severity: 'error', message: canBeValued(plan) ? 'tables-valuation-year' : 'tables-no-valuation', facts: { year, first: plan.baseYear + 1, last: plan.lastYear - 1 } }], terminal);
  }
  const sheet = valuationOf(plan, year);
  const cohorts = cohortReturns(plan, BIRTH_YEARS);
  terminal.print(valuationText(sheet, terminal.lang));
  terminal.print(`\n${cohortReturnsText(cohorts, terminal.lang)}`);
  terminal.json(EXIT.ok, [], { status: 'valued', file, year, open: sheet.open, closed: sheet.closed, cohorts });
  return EXIT.ok;
}

/** The last year of which something is known. */
function lastGivenYear({ given, baseYear }: Plan): number {
  let last = baseYear + 1;
  for (const { firstYear, isGiven } of given.values()) last = Math.max(last, firstYear + isGiven.lastIndexOf(1));
  return last;
}

function choose(tables: readonly TableDefinition[], { tables: names }: TablesRequest, issues: IssueList): readonly TableDefinition[] {
  if (!names) return tables;
  return names.flatMap((name) => {
    // A Chinese title counts with and without what stands in brackets.
    const namesOf = (table: TableDefinition): string[] => [table.name, ...[table.title.zh, table.title.en].flatMap((title) => [title, title.replace(/\s*[（(].*$/, '')])];
    const found = tables.find((table) => namesOf(table).includes(name));
    const known = tables.map((table) => table.name);
    const nearest = nearestName(name, tables.flatMap(namesOf));
    if (!found && nearest !== undefined) issues.error('tables-unknown-near', { name, nearest });
    else if (!found) issues.error('tables-unknown', { name, known });
    return found ?? [];
  });
}

/** What stands in the way of writing, all of it and before the work; nothing is written into the folder of a run. */
function targetIssues({ csv, xlsx, force = false }: TablesRequest, tables: readonly TableDefinition[]): Issue[] {
  const folders = [...(csv === undefined ? [] : [csv]), ...(xlsx === undefined ? [] : [dirname(xlsx)])];
  const runs = folders.filter((folder) => existsSync(join(folder, MANIFEST_FILE)));
  if (runs.length > 0) return runs.map((folder) => ({ severity: 'error', message: 'tables-into-run', facts: { folder } }));
  if (csv !== undefined && existsSync(csv) && !statSync(csv).isDirectory()) return [{ severity: 'error', message: 'tables-not-a-folder', facts: { file: csv } }];
  const files = [...(xlsx === undefined ? [] : [xlsx]), ...(csv !== undefined && existsSync(csv) ? tables.map(({ name }) => join(csv, `${name}.csv`)) : [])];
  return files.flatMap((file) => obstacleTo(file, force) ?? []);
}

function within(table: ReportTable, years: TablesRequest['years']): ReportTable {
  if (!years) return table;
  const [from, to] = [table.years.findIndex((year) => year >= years.first), table.years.findLastIndex((year) => year <= years.last) + 1];
  const [start, end] = [from < 0 ? table.years.length : from, Math.max(to, 0)];
  return { ...table, years: table.years.slice(start, end), columns: table.columns.map((column) => ({ ...column, values: column.values.slice(start, end) })) };
}

async function write(tables: readonly ReportTable[], { csv, xlsx, force = false }: TablesRequest, terminal: Terminal, written: string[]): Promise<Issue | undefined> {
  if (csv !== undefined) {
    const obstacle = makeFolder(csv);
    if (obstacle) return obstacle;
    const files = tables.map((table) => ({ file: join(csv, `${table.name}.csv`), content: tableCsv(table, terminal.lang) }));
    const failure = files.map(({ file, content }) => writeWhole(file, content, force)).find((each) => each !== undefined);
    if (failure) return failure;
    written.push(...files.map(({ file }) => file));
  }
  if (xlsx === undefined) return undefined;
  const { tablesBook } = await import('../../workbook/index.js');
  const failure = writeWhole(xlsx, await tablesBook(tables, terminal.lang), force);
  if (!failure) written.push(xlsx);
  return failure;
}

function forJson({ name, title, years, columns, closings }: ReportTable): object {
  return {
    name, title, years, closings,
    columns: columns.map(({ name: rule, label, unit, kind, isTotal, values }) => ({ name: rule, label, unit, kind, isTotal, values: [...values].map((value) => (Number.isFinite(value) ? value : null)) })),
  };
}

function refused(issues: readonly Issue[], terminal: Terminal): number {
  terminal.issues(issues);
  terminal.json(EXIT.badInput, issues, { status: 'refused' });
  return EXIT.badInput;
}
