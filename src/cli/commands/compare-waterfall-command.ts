import { availableParallelism } from 'node:os';
import { openDiffSide } from '../../analysis/index.js';
import { attribute, type AttributionOutcome, chapterGrouping, estimatedSeconds, groupUnits, prepareAttribution, type PreparedAttribution, type Target, unlikeScenarios } from '../../attribution/index.js';
import { obstacleTo } from '../../files/index.js';
import type { Issue } from '../../issues/index.js';
import { attributionText } from '../../report/index.js';
import { openStudy } from '../../run/index.js';
import { durationText } from '../duration.js';
import { EXIT } from '../exit-status.js';
import { type Progress, progressOn } from '../progress.js';
import type { Terminal } from '../terminal.js';
import { waterfallAnswer } from './compare-waterfall-answer.js';
import { svgFile, type WaterfallRequest } from './compare-waterfall-options.js';

/** What the comparison's own options say here. */
export interface WaterfallSetting {
  readonly files: readonly string[];
  readonly paths?: number;
  readonly threads?: number;
  readonly force?: boolean;
}

/** chusuan compare --waterfall — the difference of two scenarios or runs split among their changes; returns the exit status. */
export async function waterfallCommand(request: WaterfallRequest, { files, paths, threads = availableParallelism(), force = false }: WaterfallSetting, terminal: Terminal, signal: AbortSignal): Promise<number> {
  // Said before the work is done, not after.
  const { svg, html, outputs = [] } = request;
  const written = [...(svg === undefined ? [] : outputs.length > 1 ? outputs.map((_, index) => svgFile(svg, outputs, index)) : [svg]), ...(html === undefined ? [] : [html])];
  const obstacles = written.flatMap((file) => obstacleTo(file, force) ?? []);
  const opened = await Promise.all(files.map((file) => openDiffSide(file)));
  const [before, after] = opened.map(({ side }) => side);
  const warnings = opened.flatMap(({ issues }) => issues);
  if (!before || !after || obstacles.length > 0) return refused([...obstacles, ...warnings], terminal);
  const differing = unlikeScenarios(before, after, paths !== undefined);
  if (differing.length > 0) return refused([...differing, ...warnings], terminal);
  const { years, order, grouping, orders } = request;
  const preparation = await prepareAttribution(before, after, {
    ...targetsOf(request.outputs, years), ...(paths !== undefined && { paths }), ...(order && { order }), ...(orders !== undefined && { orders }),
    ...(grouping && { grouping: grouping === 'chapters' ? (units): ReturnType<typeof groupUnits> => groupUnits(units, chapterGrouping(units), chapterLabels(after.plan.model)) : grouping }),
  });
  if (preparation.kind === 'refused') return refused([...warnings, ...preparation.issues], terminal);
  terminal.issues(warnings);
  const { prepared } = preparation;
  if (before.plan.seed !== after.plan.seed) terminal.note('attribution-seeds', { before: before.plan.seed, after: after.plan.seed });
  const outcome = await withProgress(prepared, threads, terminal, signal);
  if (outcome.kind !== 'complete') return stopped(outcome, warnings, terminal);
  const { attributions } = outcome;
  if (written.length > 0) {
    // Charts and pages are loaded only for those who want them.
    const { writeWaterfalls } = await import('./compare-waterfall-files.js');
    const problems = await writeWaterfalls(attributions, prepared, request, { lang: terminal.lang, force });
    if (problems.length > 0) return refused(problems, terminal);
  }
  terminal.print(attributions.map((each) => attributionText(each, terminal.lang, terminal.streams.stdout.isTTY)).join('\n\n\n'));
  for (const file of written) terminal.note('attribution-written', { file });
  terminal.json(EXIT.ok, warnings, { status: 'complete', ...waterfallAnswer(prepared, attributions, terminal.lang), ...(written.length > 0 && { files: written }) });
  return EXIT.ok;
}

function targetsOf(outputs: WaterfallRequest['outputs'], years: WaterfallRequest['years']): { readonly targets?: readonly Partial<Target>[] } {
  if (!outputs && !years) return {};
  const range = years && { first: years[0], last: years[1] };
  return { targets: (outputs ?? [undefined]).map((output) => ({ ...(output !== undefined && { output }), ...range })) };
}

function chapterLabels({ chapters }: { readonly chapters: readonly { readonly name: string; readonly title: { readonly zh: string; readonly en: string } }[] }): Map<string, { readonly zh: string; readonly en: string }> {
  return new Map(chapters.map(({ name, title }) => [name, title]));
}

async function withProgress(prepared: PreparedAttribution, threads: number, terminal: Terminal, signal: AbortSignal): Promise<AttributionOutcome> {
  const { subsets, paths, mixer, targets } = prepared;
  terminal.note('attribution-estimate', {
    count: mixer.units.length, runs: subsets.length, paths, last: Math.max(...targets.map(({ last }) => last)), time: durationText(estimatedSeconds(prepared, threads), terminal.lang),
  });
  const createProgress = await progressOn(terminal);
  let progress: Progress | undefined;
  const study = openStudy(threads, paths, signal);
  try {
    return await attribute(prepared, study, {
      onProgress(done, total) {
        if (total === 0) return;
        progress ??= createProgress(total);
        progress.update(done);
      },
    });
  } finally {
    progress?.stop();
    await study.close();
  }
}

function stopped(outcome: Exclude<AttributionOutcome, { kind: 'complete' }>, warnings: readonly Issue[], terminal: Terminal): number {
  switch (outcome.kind) {
    case 'refused': return refused([...warnings, ...outcome.issues], terminal);
    case 'interrupted':
      terminal.note('run-interrupted', {});
      terminal.json(EXIT.interrupted, [], { status: 'interrupted' });
      return EXIT.interrupted;
    case 'failed':
    case 'broken': {
      if (outcome.kind === 'broken' && process.env.CHUSUAN_DEBUG) terminal.streams.stderr.write(`${outcome.detail}\n`);
      const status = outcome.kind === 'failed' ? EXIT.checksFailed : EXIT.ourFault;
      terminal.issues(outcome.issues);
      terminal.json(status, outcome.issues, { status: outcome.kind });
      return status;
    }
  }
}

function refused(issues: readonly Issue[], terminal: Terminal): number {
  terminal.issues(issues);
  terminal.json(EXIT.badInput, issues, { status: 'refused' });
  return EXIT.badInput;
}
