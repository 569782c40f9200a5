const [END, CENTRAL, LOCAL] = [0x06054b50, 0x02014b50, 0x04034b50];
/** Offsets of the four bytes of time and date in either header. */
const [CENTRAL_DATE, LOCAL_DATE] = [12, 10];
/** 1980-01-01 00:00, the first moment that a zip file can name. */
const FIRST = 0x0021_0000;

/**
 * 去掉日期 — a zip file whose entries all carry the first date there is, in place: the same document makes the same bytes.
 * Source: PKWARE APPNOTE 4.3.7, 4.3.12 and 4.3.16.
 */
export function withoutDates(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  let end = zip.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== END) end--;
  if (end < 0) throw new Error('not a zip file: no end of the central directory');
  let at = view.getUint32(end + 16, true);
  for (let count = view.getUint16(end + 10, true); count > 0; count--) {
    const local = view.getUint32(at + 42, true);
    if (view.getUint32(at, true) !== CENTRAL || view.getUint32(local, true) !== LOCAL) throw new Error('a zip file whose directory leads nowhere');
    view.setUint32(at + CENTRAL_DATE, FIRST, true);
    view.setUint32(local + LOCAL_DATE, FIRST, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return zip;
}
