import cliProgress from 'cli-progress'; // CommonJS: only the default import works
import { countText } from '../report/index.js';
import { say } from '../messages/index.js';
import { durationText } from './duration.js';
import type { Terminal } from './terminal.js';

/** 进度 — paths done so far, as a bar or as lines. */
export interface Progress {
  update(donePaths: number): void;
  stop(): void;
}

/** Without a terminal: a line at most this often … */
const LINE_SECONDS = 5;
/** … or whenever this share more is done. */
const LINE_SHARE = 0.1;

/** 显示进度 — on stderr: one moving bar in a terminal, plain lines (a log file, CI) otherwise. */
export function createProgress(terminal: Terminal, total: number, now: () => number = Date.now): Progress {
  const startedAt = now();
  const textAt = (done: number): string => progressText(terminal, done, total, (now() - startedAt) / 1000);
  return terminal.streams.stderr.isTTY ? bar(terminal, total, textAt) : lines(terminal, total, textAt, now);
}

function bar({ streams }: Terminal, total: number, textAt: (done: number) => string): Progress {
  const single = new cliProgress.SingleBar(
    {
      stream: streams.stderr,
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

function lines({ streams }: Terminal, total: number, textAt: (done: number) => string, now: () => number): Progress {
  let lastAt = now();
  let lastDone = 0;
  return {
    update(done) {
      const isDue = now() - lastAt >= LINE_SECONDS * 1000 || (done - lastDone) / total >= LINE_SHARE;
      if (!isDue || done === 0) return;
      lastAt = now();
      lastDone = done;
      streams.stderr.write(`${textAt(done)}\n`);
    },
    stop: () => undefined,
  };
}

function progressText({ lang }: Terminal, done: number, total: number, seconds: number): string {
  const rate = seconds > 0 ? done / seconds : 0;
  const facts = {
    done: countText(done),
    total: countText(total),
    percent: total === 0 ? 100 : Math.floor((done / total) * 100),
    rate: rate === 0 ? '-' : countText(rate < 10 ? Number(rate.toFixed(1)) : Math.round(rate)),
    left: rate === 0 ? '-' : durationText((total - done) / rate, lang),
  };
  return say('run-progress', facts, lang);
}
