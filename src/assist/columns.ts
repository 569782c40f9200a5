import type { IssueList } from '../issues/index.js';
import { type Identity, identityOf } from './identities.js';

const NAMES = {
  number: ['身份证号', '身份证号码', '公民身份号码', '身份证', '证件号码', '证件号', 'identity_number', 'id'],
  category: ['困难类别', '类别', '身份', '人员类别', '身份类别', '困难身份', 'category', 'identity'],
  date: ['数据日期', '日期', '名单日期', '时点', 'date'],
  ownPart: ['本人已缴费', '个人已缴费', '个人缴费', 'own_part_paid'],
  heads: ['人数', '人次', 'heads', 'people'],
} as const;
type Column = keyof typeof NAMES;

/** 列 — where a list has what; −1 where it does not. */
export interface Columns {
  readonly form: 'list' | 'combinations';
  readonly at: Readonly<Record<Column, number>>;
  /** Columns of a table of combinations, one an identity. */
  readonly identities: readonly { readonly at: number; readonly identity: Identity }[];
}

/** 认表头 — a list of people (a number and a category a row) or a table of combinations (a column an identity, and heads). */
export function readColumns(header: readonly string[], file: string, issues: IssueList): Columns | undefined {
  const titles = header.map((title) => title.trim().toLowerCase());
  const at = Object.fromEntries(
    (Object.keys(NAMES) as Column[]).map((column) => [column, titles.findIndex((title) => (NAMES[column] as readonly string[]).includes(title))]),
  ) as Record<Column, number>;
  const identities = titles.flatMap((title, index) => {
    const identity = identityOf(title);
    return identity === undefined ? [] : [{ at: index, identity }];
  });
  const place = { file, line: 1 };
  if (at.number >= 0 && at.category >= 0) return { form: 'list', at, identities: [] };
  if (at.number < 0 && at.heads >= 0 && identities.length > 0) {
    const names = identities.map(({ identity }) => identity);
    const twice = identities.filter(({ identity }, i) => names.indexOf(identity) < i).map(({ at: index }) => header[index]!.trim());
    if (twice.length === 0) return { form: 'combinations', at, identities };
    issues.error('assist-columns-twice', { columns: twice }, place);
    return undefined;
  }
  issues.error('assist-columns', { numbers: wordsFor('number'), categories: wordsFor('category'), heads: wordsFor('heads') }, place);
  return undefined;
}

/** The first name of a column in each language. */
function wordsFor(column: Column): { zh: string; en: string } {
  const [names, latin] = [NAMES[column], /^[a-z_]+$/];
  return { zh: names.find((name) => !latin.test(name))!, en: names.find((name) => latin.test(name))! };
}
