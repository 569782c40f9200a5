import Excel from '@protobi/exceljs';

/**
 * 改工作簿 — writes values into cells named as a reader finds them: the sheet, the word at the start of a row, the head of
 * a column. Rows are `[sheet, row, column, value]`; throws when one of them is not there.
 */
export async function edited(book: Buffer, rows: readonly (readonly string[])[]): Promise<Buffer> {
  const workbook = new Excel.Workbook();
  await workbook.xlsx.load(book as unknown as ArrayBuffer);
  for (const [sheetName = '', rowName = '', columnName = '', value = ''] of rows) {
    const sheet = workbook.getWorksheet(sheetName);
    const place = sheet && { row: find(sheet, rowName), column: find(sheet, columnName) };
    if (!place?.row || !place.column) throw new Error(`the workbook has no ${sheetName} · ${rowName} · ${columnName}`);
    sheet!.getCell(place.row.row, place.column.column).value = /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function find(sheet: Excel.Worksheet, text: string): { row: number; column: number } | undefined {
  for (let row = 1; row <= sheet.rowCount; row++) {
    for (let column = 1; column <= sheet.columnCount; column++) {
      if (sheet.getCell(row, column).value === text) return { row, column };
    }
  }
  return undefined;
}
