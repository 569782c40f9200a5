import ExcelJS, { type Workbook } from '@protobi/exceljs';
import { say } from '../messages/index.js';
import { writeContents } from './xlsx-contents.js';
import { ReportLooks } from './xlsx-look.js';
import { planXlsx } from './xlsx-plan.js';
import { writeRules, writeSources } from './xlsx-sources.js';
import { writeTableSheet } from './xlsx-table.js';
import type { Document } from './types.js';
import { withoutDates } from './zip-dates.js';

/** The first date that zip files can name: not when it was made, so that the same document makes the same bytes. */
const NO_DATE = new Date(Date.UTC(1980, 0, 1));

/** The tables of the report as a workbook. Resolves to the bytes of an .xlsx file. */
export async function writeXlsx(document: Document): Promise<Uint8Array> {
  const { lang, title, subtitle } = document;
  const creator = say('document-creator', {}, lang);
  const workbook: Workbook = new ExcelJS.Workbook();
  Object.assign(workbook, { title, subject: subtitle, creator, lastModifiedBy: creator, created: NO_DATE, modified: NO_DATE });
  workbook.views = [{ x: 0, y: 0, width: 28000, height: 16000, firstSheet: 0, activeTab: 0, visibility: 'visible' }];
  const plan = planXlsx(document);
  const looks = new ReportLooks(lang);
  writeContents(workbook, document, plan, looks);
  const written = plan.tables.flatMap((planned) => writeTableSheet(workbook, planned, plan, looks));
  writeRules(workbook, plan, looks);
  writeSources(workbook, written, plan, looks);
  return withoutDates(new Uint8Array(await workbook.xlsx.writeBuffer()));
}
