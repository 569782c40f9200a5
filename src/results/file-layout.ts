import { type FileHandle, open } from 'node:fs/promises';
import { Message, type Schema } from 'apache-arrow';
import { type FileBlock, Footer } from 'apache-arrow/ipc/metadata/file';
import { ensure } from './ensure.js';

const MAGIC = 'ARROW1';
/** Continuation mark and length before each message. */
const MESSAGE_PREFIX_BYTES = 8;

/** Where one record batch lies: its rows and, per column, the position of its numbers in the file. */
export interface BatchLayout {
  readonly rows: number;
  readonly positions: readonly number[];
}

/** An Arrow file opened for reading pieces of it; files over 2 GiB cannot be read whole. */
export interface OpenedArrowFile {
  readonly handle: FileHandle;
  readonly schema: Schema;
  /** Record batches in order. */
  readonly batches: readonly BatchLayout[];
}

/** Open an Arrow file of plain columns (no text); the caller closes the handle. */
export async function openArrowFile(file: string): Promise<OpenedArrowFile> {
  const handle = await open(file, 'r');
  try {
    const footer = await readFooter(handle, file);
    return { handle, schema: footer.schema, batches: await batchLayouts(handle, footer) };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function readFooter(handle: FileHandle, file: string): Promise<Footer> {
  const { size } = await handle.stat();
  const tail = new Uint8Array(4 + MAGIC.length);
  // Ten bytes at the end: the footer's length and the mark that closes a complete file.
  ensure(size > 2 * tail.length, `${file} is not a complete Arrow file`);
  await readFully(handle, tail, size - tail.length);
  ensure(Buffer.from(tail.subarray(4)).toString('latin1') === MAGIC, `${file} is not a complete Arrow file`);
  const length = new DataView(tail.buffer).getInt32(0, true);
  const bytes = new Uint8Array(length);
  await readFully(handle, bytes, size - tail.length - length);
  return Footer.decode(bytes);
}

/** Rows of a batch and where its columns begin, counted from its body. */
interface BatchShape {
  readonly rows: number;
  readonly offsets: readonly number[];
}

async function batchLayouts(handle: FileHandle, footer: Footer): Promise<BatchLayout[]> {
  // Batches of one file differ in their rows alone, and a body of equal length has equal rows: of 1,563 batches two are read.
  const shapes = new Map<number, BatchShape>();
  const layouts: BatchLayout[] = [];
  for (const block of footer.recordBatches()) {
    const shape = shapes.get(block.bodyLength) ?? (await readShape(handle, footer.schema, block));
    shapes.set(block.bodyLength, shape);
    const body = block.offset + block.metaDataLength;
    layouts.push({ rows: shape.rows, positions: shape.offsets.map((offset) => body + offset) });
  }
  return layouts;
}

async function readShape(handle: FileHandle, schema: Schema, block: FileBlock): Promise<BatchShape> {
  const bytes = new Uint8Array(block.metaDataLength);
  await readFully(handle, bytes, block.offset);
  const message = Message.decode(bytes.subarray(MESSAGE_PREFIX_BYTES));
  ensure(message.isRecordBatch(), 'a block of the footer is a record batch');
  const header = message.header();
  // Two buffers per plain column: validity (empty), then the numbers.
  return { rows: header.length, offsets: schema.fields.map((_, i) => header.buffers[2 * i + 1]!.offset) };
}

/** Fill `bytes` from `position`; one read may return less than asked for. */
export async function readFully(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesRead } = await handle.read(bytes, done, bytes.length - done, position + done);
    ensure(bytesRead > 0, 'the file ends before its last batch');
    done += bytesRead;
  }
}
