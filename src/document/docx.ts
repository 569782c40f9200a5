import type { Document } from './types.js';

/**
 * Word 文档 — for Word and WPS: heading styles, contents, captions that number themselves, tables as tables, figures as
 * pictures. The same document makes the same bytes.
 */
export async function documentDocx(document: Document): Promise<Uint8Array> {
  // The writer of Word files and the drawer of pictures take half a second to load.
  const { writeDocx } = await import('./docx-document.js');
  return writeDocx(document);
}
