import type { Border, Fill, Style } from '@protobi/exceljs';
import { Looks, LOOK_COLOURS } from '../workbook/index.js';
import type { Row } from './types.js';

type RowStyle = Row['style'] | 'plain';

const LINE: Partial<Border> = { style: 'medium', color: { argb: LOOK_COLOURS.head } };
const GROUP: Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: LOOK_COLOURS.fixed } };

/** 样子 — of the sheets of a report: as those of the workbook of inputs, white where nothing is to be filled in. */
export class ReportLooks extends Looks {
  readonly #cells = new Map<string, Partial<Style>>();

  /** One object for all cells that look so. @param format of numbers, or '' for text */
  cell(row: RowStyle, format: string, horizontal: 'left' | 'right' | 'center' = format === '' ? 'left' : 'right'): Partial<Style> {
    const key = [row, format, horizontal].join('\n');
    const known = this.#cells.get(key);
    if (known) return known;
    const { font, border, alignment } = this.fixed;
    const style: Partial<Style> = {
      font: { ...font, ...(row !== 'plain' && row !== undefined && { bold: true }) },
      border: { ...border, ...(row === 'total' && { top: LINE }) },
      alignment: { ...alignment, horizontal, wrapText: format === '' },
      ...(row === 'group' && { fill: GROUP }), ...(format !== '' && { numFmt: format }),
    };
    this.#cells.set(key, style);
    return style;
  }
}
