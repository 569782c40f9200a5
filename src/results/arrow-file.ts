import { AsyncByteQueue, type Data, makeData, RecordBatch, RecordBatchFileWriter, type Schema, Struct } from 'apache-arrow';
import { FileBlock } from 'apache-arrow/ipc/metadata/file';
import { ByteSink, type OpenFile, type WrittenFile } from './byte-sink.js';

/**
 * Arrow 文件 — an Arrow IPC file that grows by record batches, uncompressed
 * (compressed buffers of apache-arrow 21.2.0 carry a wrong length that other readers refuse).
 */
export class ArrowFile {
  private readonly writer = new RepeatingWriter();
  private readonly queue = new ChunkQueue();
  private readonly schema: Schema;
  private readonly sink: ByteSink;
  private last?: { readonly rows: number; readonly description: Uint8Array };

  constructor(file: string, schema: Schema, open?: OpenFile) {
    this.schema = schema;
    this.writer.reset(this.queue, schema);
    this.sink = new ByteSink(file, open);
  }

  /** Write one batch of finished columns; their memory is free again when this resolves. */
  async append(columns: readonly Data[], rows: number): Promise<void> {
    this.put(columns, rows);
    await this.sink.write(this.queue.take());
  }

  /**
   * Write a batch of columns without missing values, as `append` would. One of as many rows as the batch before is
   * described by the same bytes: describing 50 columns anew a thousand times costs a tenth of writing them.
   * @param buffers the numbers of all columns in order; columns that follow one another in memory may share a buffer
   */
  async appendPlain(columns: () => readonly Data[], rows: number, buffers: readonly Uint8Array[]): Promise<void> {
    if (this.last?.rows === rows) {
      this.writer.repeat(this.last.description, buffers);
      await this.sink.write(this.queue.take());
    } else {
      this.put(columns(), rows);
      const chunks = this.queue.take();
      this.last = { rows, description: this.writer.describedBy(chunks) };
      await this.sink.write(chunks);
    }
  }

  async close(): Promise<WrittenFile> {
    this.writer.close();
    await this.sink.write(this.queue.take());
    return this.sink.end();
  }

  abort(): Promise<void> {
    return this.sink.abort();
  }

  private put(columns: readonly Data[], rows: number): void {
    const data = makeData({ type: new Struct(this.schema.fields), length: rows, nullCount: 0, children: [...columns] });
    this.writer.write(new RecordBatch(this.schema, data));
  }
}

/** Can write the description of an earlier batch again, before other numbers. */
class RepeatingWriter extends RecordBatchFileWriter {
  /** The bytes that describe the batch last written, out of what was written with it. */
  describedBy(chunks: readonly Uint8Array[]): Uint8Array {
    const { offset, metaDataLength } = this._recordBatchBlocks.at(-1)!;
    const written = Buffer.concat(chunks, chunks.reduce((sum, { byteLength }) => sum + byteLength, 0));
    const start = written.byteLength - (this._position - offset);
    return Uint8Array.from(written.subarray(start, start + metaDataLength));
  }

  repeat(description: Uint8Array, buffers: readonly Uint8Array[]): void {
    const block = new FileBlock(description.byteLength, 0, this._position);
    this._write(description);
    for (const buffer of buffers) this._write(buffer)._writePadding(-buffer.byteLength & (ALIGNMENT - 1));
    block.bodyLength = this._position - block.offset - description.byteLength;
    this._recordBatchBlocks.push(block);
  }
}

/** Buffers begin at multiples of this, as the writer does by default. */
const ALIGNMENT = 8;

/**
 * Keeps the pieces the Arrow writer produces until they are taken.
 * The writer's own queue offers no way to see when it is empty, so it would grow with the run.
 */
class ChunkQueue extends AsyncByteQueue {
  private chunks: Uint8Array[] = [];

  override write(chunk: Uint8Array): void {
    this.chunks.push(chunk);
  }

  take(): Uint8Array[] {
    const taken = this.chunks;
    this.chunks = [];
    return taken;
  }
}
