import { type MessageKey, say } from '../messages/index.js';
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

/** 显示进度 — of paths, unless the words count something else; on stderr: one moving bar in a terminal, plain lines (a log file, CI) otherwise. What draws the bar is loaded only for it. */
export async function progressOn(terminal: Terminal, now: () => number = Date.now): Promise<(total: number, words?: MessageKey) => Progress> {
  const { stderr } = terminal.streams;
  const createBar = stderr.isTTY ? (await import('./progress-bar.js')).createBar : undefined;
  return (total, words) => {
    const startedAt = now();
    const textAt = (done: number): string => progressText(terminal, words, done, total, (now() - startedAt) / 1000);
    return createBar ? createBar(stderr, total, textAt) : lines(terminal, total, textAt, now);
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

function progressText({ lang }: Terminal, words: MessageKey = 'run-progress', done: number, total: number, seconds: number): string {
  const rate = seconds > 0 ? done / seconds : 0;
  const facts = {
    done,
    total,
    percent: total === 0 ? 100 : Math.floor((done / total) * 100),
    rate: rate === 0 ? '-' : rate < 10 ? Number(rate.toFixed(1)) : Math.round(rate),
    left: rate === 0 ? '-' : durationText((total - done) / rate, lang),
  };
  return say(words, facts, lang);
}
