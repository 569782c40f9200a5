import ExcelJS from '@protobi/exceljs';
import type { Lang } from '../messages/index.js';
import { writeBands } from './band-sheet.js';
import { writeChapter } from './chapter-sheet.js';
import type { Contents } from './content.js';
import { writeCorrelations } from './correlation-sheet.js';
import { writeCover } from './cover-sheet.js';
import { writeGiven } from './given-sheet.js';
import { Looks } from './look.js';
import { writeOrigin } from './origin.js';
import { planSheets, type SheetPlan } from './sheet-plan.js';
import { writeTable } from './table-sheet.js';
import { words, type Writing } from './writing.js';

/** 写好的工作簿 — its bytes, and what there is in it. */
export interface WrittenBook {
  readonly bytes: Uint8Array;
  readonly sheets: number;
  /** Tables too long for a sheet, with how many numbers they have. */
  readonly leftOut: SheetPlan['leftOut'];
}

/**
 * 写工作簿 — all inputs, given values and correlations of a scenario.
 * @param file where the workbook will stand: it names the scenario from there
 */
export async function writeBook(contents: Contents, file: string, lang: Lang): Promise<WrittenBook> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = 'Chusuan';
  workbook.views = [{ x: 0, y: 0, width: 28000, height: 16000, firstSheet: 0, activeTab: 0, visibility: 'visible' }];
  const plan = planSheets(contents, lang);
  const writing: Writing = { workbook, contents, plan, looks: new Looks(lang), lang };
  writeCover(writing);
  for (const chapter of contents.chapters) writeChapter(chapter, writing);
  writeGiven(writing);
  writeCorrelations(writing);
  writeTables(writing);
  const sheets = workbook.worksheets.length;
  writeOrigin(workbook, contents, plan, file, lang);
  return { bytes: new Uint8Array(await workbook.xlsx.writeBuffer()), sheets, leftOut: plan.leftOut };
}

function writeTables(writing: Writing): void {
  const { contents, plan, lang } = writing;
  const t = words(writing);
  for (const chapter of contents.chapters) {
    for (const name of chapter.inputs) {
      const planned = plan.tables.get(name);
      if (!planned) continue;
      const { content, declared: { label, unit, range, bandOf }, isViolationAllowed } = contents.inputs.get(name)!;
      const subject = { planned, title: label[lang], label, id: name, unit, back: plan.chapters.get(chapter.name)!.name, range, isViolationAllowed };
      if (content.kind === 'table') writeTable(content, subject, writing);
      else if (content.kind === 'bands') writeBands(content, { ...subject, bandOf: bandOf! }, writing);
    }
  }
  for (const [name, planned] of plan.givenTables) {
    const { content, rule: { label, unit } } = contents.given.get(name)!;
    if (content.kind !== 'table') continue;
    const title = t('template-given-table', { label: label[lang] });
    writeTable(content, { planned, title, label, id: `given.${name}`, unit, back: plan.given, range: {}, isViolationAllowed: false }, writing);
  }
}
