import { inflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const CENTRAL = 0x02014b50;

/** 压缩包里的文件 — names and texts of a zip file, read without any package: what others will find in a workbook. */
export function zipEntries(bytes: Buffer): Map<string, string> {
  return new Map([...zipFiles(bytes)].map(([name, data]) => [name, data.toString('utf8')]));
}

/** Names and bytes. */
export function zipFiles(bytes: Buffer): Map<string, Buffer> {
  let end = bytes.length - 22;
  while (bytes.readUInt32LE(end) !== END) end--;
  const entries = new Map<string, Buffer>();
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count--) {
    if (bytes.readUInt32LE(at) !== CENTRAL) throw new Error('no central directory');
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [name, extra, comment] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32)];
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(start, start + size);
    entries.set(bytes.toString('utf8', at + 46, at + 46 + name), method === 0 ? data : inflateRawSync(data));
    at += 46 + name + extra + comment;
  }
  return entries;
}

/** What is not well-formed about an XML text; undefined when tags nest and no stray < or & stands anywhere. */
export function xmlFault(xml: string): string | undefined {
  const open: string[] = [];
  let rest = 0;
  for (const match of xml.matchAll(/<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|<\?[^?]*\?>/g)) {
    const text = xml.slice(rest, match.index);
    if (/<|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(text + (match[3] ?? ''))) return `stray character in ${text.slice(0, 80)}`;
    rest = match.index + match[0].length;
    const [, closes, name, , isEmpty] = match;
    if (name === undefined) continue;
    if (closes && open.pop() !== name) return `</${name}> closes nothing`;
    if (!closes && !isEmpty) open.push(name);
  }
  return open.length > 0 || rest < xml.trimEnd().length ? `${open.join(' ')} is not closed` : undefined;
}
