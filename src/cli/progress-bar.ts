import cliProgress from 'cli-progress'; // CommonJS: only the default import works
import type { Progress } from './progress.js';

/** 进度条 — one bar that moves in its place; `textAt` says what stands behind it. */
export function createBar(stream: NodeJS.WriteStream, total: number, textAt: (done: number) => string): Progress {
  const single = new cliProgress.SingleBar(
    {
      stream,
      clearOnComplete: true,
      hideCursor: true,
      // ASCII marks: block characters are two columns wide in some Chinese terminals.
      barCompleteChar: '#',
      barIncompleteChar: '.',
      barsize: 24,
      format: (options, params, payload: { text: string }) => `[${cliProgress.Format.BarFormat(params.progress, options)}] ${payload.text}`,
    },
    cliProgress.Presets.legacy,
  );
  single.start(total, 0, { text: textAt(0) });
  return {
    update(done) {
      single.update(done, { text: textAt(done) });
    },
    stop() {
      single.stop();
    },
  };
}
