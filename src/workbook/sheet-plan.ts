import { type Lang, say } from '../messages/index.js';
import type { Contents } from './content.js';
import { TAB_COLOURS } from './look.js';
import { SheetNames } from './sheet-names.js';
import { MOST_NUMBERS_IN_A_SHEET, sizeOf } from './table-layout.js';

/** 工作表的安排 — the names of all sheets, known before the first is written, since they point to one another. */
export interface SheetPlan {
  readonly cover: string;
  /** By name of the chapter. */
  readonly chapters: ReadonlyMap<string, PlannedSheet>;
  readonly given: string;
  readonly correlations: string;
  /** Tables of inputs, by name of the input. */
  readonly tables: ReadonlyMap<string, PlannedSheet>;
  /** Given values in tables, by name of the rule. */
  readonly givenTables: ReadonlyMap<string, PlannedSheet>;
  /** Inputs whose tables are too long for a sheet, and how many numbers they have. */
  readonly leftOut: ReadonlyMap<string, { readonly cells: number; readonly most: number }>;
}

export interface PlannedSheet {
  readonly name: string;
  readonly tab: string;
}

export function planSheets({ chapters, inputs, given }: Contents, lang: Lang): SheetPlan {
  const names = new SheetNames();
  const cover = names.take(say('template-sheet-cover', {}, lang));
  const tabs = new Map(chapters.map(({ name }, index) => [name, TAB_COLOURS[index % TAB_COLOURS.length]!]));
  const chapterSheets = new Map(chapters.map(({ name, title }) => [name, { name: names.take(title[lang]), tab: tabs.get(name)! }]));
  const fixed = { given: names.take(say('template-sheet-given', {}, lang)), correlations: names.take(say('template-sheet-correlations', {}, lang)) };
  const tables = new Map<string, PlannedSheet>();
  const leftOut = new Map<string, { cells: number; most: number }>();
  for (const chapter of chapters) {
    for (const name of chapter.inputs) {
      const entry = inputs.get(name);
      const content = entry?.content;
      if (!entry || (content?.kind !== 'table' && content?.kind !== 'bands')) continue;
      const size = content.kind === 'table' ? sizeOf(content) : 0;
      if (size > MOST_NUMBERS_IN_A_SHEET) leftOut.set(name, { cells: size, most: MOST_NUMBERS_IN_A_SHEET });
      else tables.set(name, { name: names.take(wanted(entry.declared, lang)), tab: tabs.get(chapter.name)! });
    }
  }
  const givenTables = new Map<string, PlannedSheet>();
  for (const [name, { rule, content }] of given) {
    if (content.kind !== 'table') continue;
    if (sizeOf(content) > MOST_NUMBERS_IN_A_SHEET) leftOut.set(name, { cells: sizeOf(content), most: MOST_NUMBERS_IN_A_SHEET });
    else givenTables.set(name, { name: names.take(wanted(rule, lang)), tab: TAB_COLOURS[0] });
  }
  return { cover, chapters: chapterSheets, ...fixed, tables, givenTables, leftOut };
}

/** English labels are sentences, too long for a tab: there the identifier serves. */
function wanted({ name, label }: { readonly name: string; readonly label: Readonly<Record<Lang, string>> }, lang: Lang): string {
  return lang === 'zh' ? label.zh : name;
}
