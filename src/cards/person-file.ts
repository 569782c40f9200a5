import { z } from 'zod';
import { readYaml, type YamlSource } from '../files/index.js';
import type { IssueList } from '../issues/index.js';
import { checkState } from './person-states.js';
import type { PayChoice, Person } from './types.js';

const text = z.string().min(1);
const label = z.union([text, z.strictObject({ zh: text, en: text })]);
const year = z.int().min(1900).max(2400);
const years = z.number().min(0).max(80);
const yuan = z.number().min(0).max(10_000_000);
const choice = z.union([z.number().min(0).max(1_000_000), z.enum(['lowest', 'highest', 'retained', 'none'])]);

const person = z.strictObject({
  label,
  sex: text,
  born: year,
  status: text.optional(),
  state: z.enum(['outside', 'paying', 'paused', 'waiting', 'drawing']),
  years: years.optional(),
  account: yuan.optional(),
  account_pension: yuan.optional(),
  paid_before: yuan.optional(),
  pays: z.union([choice, z.record(z.string(), choice)]).optional(),
  pays_until_age: z.int().min(0).max(105).optional(),
  back_pays: z.boolean().optional(),
  joins: year.optional(),
  returns: z.strictObject({ year, years: years.optional(), account: yuan.optional() }).optional(),
  claims: year.optional(),
  note: label.optional(),
});
export type PersonEntry = z.infer<typeof person>;

/** Shape of a file of persons. */
export const personsFile = z.strictObject({ as_of: year, persons: z.record(text, person) });
type PersonsFile = z.infer<typeof personsFile>;

/** 读人物 — all persons of a file in its order; undefined, and all mistakes as issues, when something is wrong. */
export function readPersons(file: string, issues: IssueList): Person[] | undefined {
  const source = readYaml(file, personsFile, issues, { keepGood: true });
  if (!source) return undefined;
  const names = source.keysOf(['persons']);
  if (names.length === 0 && source.dropped.length === 0) issues.error('cards-no-persons', {}, source.placeOf(['persons']), 'persons');
  const persons = names.flatMap((name) => {
    const entry = source.data.persons[name];
    if (!entry) return [];
    checkState(name, entry, source, issues);
    return [personOf(name, entry, source)];
  });
  return issues.hasErrors ? undefined : persons;
}

function personOf(name: string, entry: PersonEntry, source: YamlSource<PersonsFile>): Person {
  const { born, sex, state, account = 0, returns } = entry;
  return {
    name, born, sex, state, account,
    label: typeof entry.label === 'string' ? { zh: entry.label, en: entry.label } : entry.label,
    status: entry.status ?? 'ordinary',
    asOf: source.data.as_of,
    years: entry.years ?? 0,
    accountPension: entry.account_pension ?? 0,
    paidBefore: entry.paid_before ?? account,
    pays: choices(entry.pays, source.data.as_of),
    backPays: entry.back_pays ?? true,
    ...(entry.pays_until_age !== undefined && { paysUntilAge: entry.pays_until_age }),
    ...(entry.joins !== undefined && { joins: entry.joins }),
    ...(returns && { returns: { year: returns.year, years: returns.years ?? 0, account: returns.account ?? 0 } }),
    ...(entry.claims !== undefined && { claims: entry.claims }),
    place: source.placeOfKey(['persons', name]),
    placeOf: (key) => source.placeOf(['persons', name, ...key.split('.')]),
  };
}

function choices(pays: PersonEntry['pays'], asOf: number): { from: number; choice: PayChoice }[] {
  if (pays === undefined) return [];
  if (typeof pays !== 'object') return [{ from: asOf, choice: pays }];
  return Object.entries(pays).map(([from, each]) => ({ from: Number(from), choice: each })).sort((a, b) => a.from - b.from);
}
