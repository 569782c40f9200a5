import { AsyncByteQueue, type Data, makeData, RecordBatch, RecordBatchFileWriter, type Schema, Struct } from 'apache-arrow';
import { ByteSink, type OpenFile, type WrittenFile } from './byte-sink.js';

/**
 * Arrow 文件 — an Arrow IPC file that grows by record batches, uncompressed
 * (compressed buffers of apache-arrow 21.2.0 carry a wrong length that other readers refuse).
 */
export class ArrowFile {
  private readonly writer = new RecordBatchFileWriter();
  private readonly queue = new ChunkQueue();
  private readonly schema: Schema;
  private readonly sink: ByteSink;

  constructor(file: string, schema: Schema, open?: OpenFile) {
    this.schema = schema;
    this.writer.reset(this.queue, schema);
    this.sink = new ByteSink(file, open);
  }

  /** Write one batch of finished columns; their memory is free again when this resolves. */
  async append(columns: readonly Data[], rows: number): Promise<void> {
    const data = makeData({ type: new Struct(this.schema.fields), length: rows, nullCount: 0, children: [...columns] });
    this.writer.write(new RecordBatch(this.schema, data));
    await this.sink.write(this.queue.take());
  }

  async close(): Promise<WrittenFile> {
    this.writer.close();
    await this.sink.write(this.queue.take());
    return this.sink.end();
  }

  abort(): Promise<void> {
    return this.sink.abort();
  }
}

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
