import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { systemReason } from '../issues/index.js';
import { PROJECT_FOLDER } from '../version.js';
import { BenchStopped } from './stopped.js';

/** Changes when a reader of older files would misread newer ones. */
const FORMAT_VERSION = 1;
const HISTORY_FOLDER = join(PROJECT_FOLDER, 'benchmarks', 'history');

const pair = z.tuple([z.number(), z.number()]);
const figure = z.object({
  name: z.string(),
  unit: z.string(),
  /** The median. */
  value: z.number(),
  /** Smallest and largest sample. */
  range: pair,
  /** What else is known: number of samples, size of the work. */
  extra: z.string(),
});
const report = z.object({
  format_version: z.literal(FORMAT_VERSION),
  /** ISO 8601, UTC. */
  date: z.string(),
  version: z.string(),
  commit: z.string(),
  /** True when the working tree differed from the commit. */
  is_modified: z.boolean(),
  /** The engine that ran, from the manifest of its runs. */
  engine: z.string(),
  size: z.enum(['quick', 'usual', 'large']),
  machine: z.object({
    cpu: z.string(),
    processors: z.number(),
    memory_gb: z.number(),
    platform: z.string(),
    node: z.string(),
    /** One-minute load before and after; busy machines measure badly. */
    load: pair,
  }),
  metrics: z.array(figure),
});

/** One metric of a report: the customary shape of benchmark histories. */
export type BenchFigure = Readonly<z.infer<typeof figure>>;
/** 测速报告 — one run of `chusuan bench`, as `--json` prints and `--save` keeps it. */
export type BenchReport = Readonly<z.infer<typeof report>>;

export const REPORT_FORMAT_VERSION = FORMAT_VERSION;

/** 读旧报告 — a file of benchmarks/history/, or what `--json` printed; refuses anything else. */
export function readReport(file: string): BenchReport {
  const found = report.safeParse(parsed(file));
  if (!found.success) throw new BenchStopped('refused', 'bench-not-a-report', { file });
  if (!found.data.metrics.some(({ name, value }) => name === 'calibration' && value > 0)) {
    throw new BenchStopped('refused', 'bench-no-calibration', { file });
  }
  return found.data;
}

function parsed(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '?';
    throw code === 'ENOENT'
      ? new BenchStopped('refused', 'file-missing-here', { path: file, folder: process.cwd() })
      : new BenchStopped('refused', 'bench-unreadable', { file, reason: systemReason(code) });
  }
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: the same refusal as JSON of another kind.
    return undefined;
  }
}

/** 存入历史 — `<date>-<version>-<commit>.json`, marked when the tree differed from that commit; returns the file. */
export function saveReport(kept: BenchReport, folder = HISTORY_FOLDER): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${kept.date.slice(0, 10)}-${kept.version}-${kept.commit}${kept.is_modified ? '-modified' : ''}.json`);
  writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`);
  return file;
}
