import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';

/** How a file is opened for writing; tests put a failing stream in its place. */
export type OpenFile = (file: string) => Writable;

/** What a finished file is: its size and hash, as the manifest lists them. */
export interface WrittenFile {
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * A file written piece by piece. `write` resolves when the pieces have left memory, so a caller that awaits it
 * never holds more than one batch; it rejects with the system's own error (ENOSPC, EACCES …).
 */
export class ByteSink {
  private readonly file: string;
  private readonly stream: Writable;
  private readonly hash = createHash('sha256');
  private bytes = 0;

  constructor(file: string, open: OpenFile = (path) => createWriteStream(path)) {
    this.file = file;
    this.stream = open(file);
    // Every failure reaches the caller through write or end; without a listener it would end the process as well.
    this.stream.on('error', () => undefined);
  }

  write(chunks: readonly Uint8Array[]): Promise<void> {
    return new Promise((resolve, reject) => {
      const fail = (error: Error): void => {
        // After the first failure a stream only says "destroyed"; the cause is what a user can act on.
        reject(this.stream.errored ?? error);
      };
      const last = chunks.length - 1;
      if (last < 0) resolve();
      // Corked, so that a batch goes out in one gathered write.
      this.stream.cork();
      chunks.forEach((chunk, i) => {
        this.stream.write(chunk, (error) => {
          if (error) fail(error);
          else if (i === last) resolve();
        });
      });
      this.stream.uncork();
      // Hashed while the system writes.
      for (const chunk of chunks) {
        this.hash.update(chunk);
        this.bytes += chunk.byteLength;
      }
    });
  }

  async end(): Promise<WrittenFile> {
    if (this.stream.errored) throw this.stream.errored;
    this.stream.end();
    await finished(this.stream);
    return { bytes: this.bytes, sha256: this.hash.digest('hex') };
  }

  /** Close and remove the file; safe after a failure, safe to call twice. */
  async abort(): Promise<void> {
    if (!this.stream.closed) {
      const closed = new Promise((resolve) => this.stream.once('close', resolve));
      this.stream.destroy();
      await closed;
    }
    await rm(this.file, { force: true });
  }
}
