import { join } from 'node:path';
import type { BlockResult, LedgerResidual, NonFinite } from '../engine/index.js';
import type { Plan } from '../scenario/index.js';
import {
  createPathsWriter, createProfileAccumulator, type ManifestFile, mergeLedgers, mergeNonFinite, type OpenFile,
  type PathsWriter, PeriodTotals, type ProfileAccumulator, type RunIdentity, RunningSummary, writeBestEstimate, writeCounties, type WrittenFile, writeProfile, writeSummary, writeTotals,
} from '../results/index.js';
import { RUN_FILES } from './run-files.js';
import { summariseOnThreads } from './summary-threads.js';
import type { Threads } from './threads.js';

/** 写结果 — takes the results of a run in order and leaves its Arrow files; the manifest is not its business. */
export class RunWriter {
  readonly files: ManifestFile[] = [];
  ledgers: LedgerResidual[] = [];
  nonFinite: NonFinite = { count: 0 };
  /** The file being written, for messages about a failed write. */
  current: string;
  private readonly folder: string;
  private readonly plan: Plan;
  private readonly identity: RunIdentity;
  private readonly open: OpenFile | undefined;
  private readonly paths: PathsWriter | undefined;
  /** Takes the place of `paths` in a run that stores a summary alone. */
  private readonly running: RunningSummary | undefined;
  private readonly profile: ProfileAccumulator | undefined;
  private readonly totals: PeriodTotals | undefined;

  constructor(folder: string, plan: Plan, identity: RunIdentity, open?: OpenFile) {
    this.folder = folder;
    this.plan = plan;
    this.identity = identity;
    this.open = open;
    this.current = this.file(RUN_FILES.paths);
    // Without random paths there is nothing but the best estimate.
    if (plan.paths > 0) {
      if (identity.store === 'summary') this.running = new RunningSummary(plan);
      else this.paths = createPathsWriter(this.current, plan, identity, open);
      this.totals = PeriodTotals.of(plan);
      if (plan.profiles.length > 0) this.profile = createProfileAccumulator(plan);
    }
  }

  /** The counties' share of the best estimate; loaded only where a scenario asks for it. */
  private async takeCounties(): Promise<void> {
    const { counties } = this.plan;
    if (!counties) return;
    const { countyRows } = await import('./county-rows.js');
    await this.write(RUN_FILES.counties, (file) => writeCounties(file, this.plan, this.identity, countyRows(this.plan, counties), this.open));
  }

  async take(result: BlockResult): Promise<void> {
    this.ledgers = mergeLedgers([this.ledgers, result.ledgers]);
    this.nonFinite = mergeNonFinite([this.nonFinite, result.nonFinite]);
    if (result.task.isBestEstimate) {
      await this.write(RUN_FILES.bestEstimate, (file) => writeBestEstimate(file, this.plan, this.identity, result, this.open));
      await this.takeCounties();
      this.current = this.file(RUN_FILES.paths);
    } else {
      this.profile?.add(result);
      this.totals?.add(result);
      this.running?.add(result);
      await this.paths?.append(result);
    }
  }

  /** Statistics and the remaining files, once all blocks are taken; the threads are no longer needed then. */
  async finish(threads: Threads, signal?: AbortSignal): Promise<void> {
    const { paths, running, profile, totals, plan, identity, open } = this;
    if (paths) await this.write(RUN_FILES.paths, () => paths.close());
    signal?.throwIfAborted();
    const numbers = paths ? await summariseOnThreads(this.file(RUN_FILES.paths), plan, threads) : running?.finish();
    // They end while the files are written; the run waits for them at its own end.
    void threads.destroy();
    if (!numbers) return;
    signal?.throwIfAborted();
    await this.write(RUN_FILES.summary, (file) => writeSummary(file, plan, identity, numbers, open));
    if (totals) await this.write(RUN_FILES.totals, (file) => writeTotals(file, plan, identity, totals.finish(), open));
    if (profile) await this.write(RUN_FILES.profile, (file) => writeProfile(file, plan, identity, profile.finish(), open));
    signal?.throwIfAborted();
  }

  /** Close what is open; the folder is the caller's to remove. */
  async abort(): Promise<void> {
    await this.paths?.abort();
  }

  private async write(name: string, writing: (file: string) => Promise<WrittenFile>): Promise<void> {
    this.current = this.file(name);
    this.files.push({ name, ...(await writing(this.current)) });
  }

  private file(name: string): string {
    return join(this.folder, name);
  }
}
