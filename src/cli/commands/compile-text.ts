import { type CompileReport, instructionsOf, type PhaseReport, type RuleReport, type ScheduleReport, type Work } from '../../compiler/index.js';
import { type Facts, type Lang, type MessageKey, say } from '../../messages/index.js';
import { countText, percentText, tableText } from '../../report/index.js';
import { type Plan, rulebookHash } from '../../scenario/index.js';
import { piecesText, shortened } from './compile-pieces.js';
import { regionText } from './compile-wat.js';

/** Rules outside the program that are named. */
const MOST_RULES = 12;

/** What is told of a compiled plan. */
export interface Compiled {
  readonly plan: Plan;
  readonly report: CompileReport;
  /** Time to make the text alone; with a program from the cache the only part that was done. */
  readonly translationMilliseconds: number;
  readonly schedule: ScheduleReport;
}

/** 简要 — what `chusuan compile` prints without options. */
export function factsText(compiled: Compiled, lang: Lang): string {
  const { schedule } = compiled;
  const loops = schedule.phases.filter((phase) => phase.loops.length > 0);
  return [
    headText(compiled, lang),
    say('compile-facts', {
      phases: schedule.phases.length, loops: loops.length, pieces: loops.reduce((sum, { pieces }) => sum + pieces.length, 0),
      pathBytes: schedule.memory.bytesPerPath, threadBytes: schedule.memory.bytesPerThread, ...schedule.work, total: instructionsOf(schedule.work),
    }, lang),
    ...notes(compiled, lang),
  ].join('\n');
}

/** 安排 — what `chusuan compile --schedule` prints. */
export function scheduleText(compiled: Compiled, lang: Lang): string {
  const { plan, schedule: { phases, noises, hoisted, memory } } = compiled;
  const t = (key: MessageKey, facts: Facts = {}): string => say(key, facts, lang);
  const text = new PhaseText(plan, lang);
  return [
    headText(compiled, lang),
    t('compile-order', { phases: phases.length, yearly: noises.yearly, once: noises.once }),
    ...phases.map((phase, index) => text.phase(phase, index + 1)),
    t('compile-kept-note'),
    workTable(compiled.schedule, text),
    hoistedText(hoisted, lang),
    [
      t('compile-memory-title', { pathBytes: memory.bytesPerPath, threadBytes: memory.bytesPerThread, constants: memory.constants }),
      tableText([t('compile-region'), t('compile-bytes')], memory.regions.filter(({ bytes }) => bytes > 0).map((region) => [regionText(region, lang, (name) => text.label(name)), countText(region.bytes)])),
    ].join('\n'),
    ...notes(compiled, lang),
  ].join('\n\n');
}

function headText({ plan, report, translationMilliseconds }: Compiled, lang: Lang): string {
  const facts = { milliseconds: report.milliseconds, translation: translationMilliseconds };
  return say('compile-head', {
    title: plan.title[lang], first: plan.baseYear + 1, last: plan.lastYear, hash: rulebookHash(plan.model).slice(0, 12), bytes: report.moduleBytes,
    time: say(report.isCached ? 'compile-time-cached' : 'compile-time', facts, lang),
  }, lang);
}

function notes({ schedule }: Compiled, lang: Lang): string[] {
  return schedule.isSound ? [] : [say('compile-unsound', {}, lang)];
}

function hoistedText({ rules, expressions, numbersByYear, tables, tablesByYear }: ScheduleReport['hoisted'], lang: Lang): string {
  return [
    say('compile-hoisted-title', {}, lang),
    ...(rules.length > 0 ? [say('compile-hoisted-rules', { count: rules.length, rules: shortened(rules, MOST_RULES, ' ', lang) }, lang)] : []),
    say('compile-hoisted', { expressions, numbersByYear, tables, tablesByYear }, lang),
  ].join('\n');
}

function workTable({ phases, bookkeeping, work }: ScheduleReport, text: PhaseText): string {
  const row = (name: string, own: Work): string[] => {
    const { arithmetic, divisions, loads, stores, functions } = own;
    const total = instructionsOf(own);
    return [name, ...[arithmetic, divisions, loads, stores, total].map(countText), percentText(total / instructionsOf(work)), countText(functions)];
  };
  const heads = ['compile-phase-head', 'compile-arithmetic', 'compile-divisions', 'compile-loads', 'compile-stores', 'compile-total', 'compile-share', 'compile-functions'] as const;
  return [
    text.say('compile-work-title'),
    tableText(heads.map((key) => text.say(key)), [
      ...phases.map((phase, index) => row(`${String(index + 1)} ${text.kind(phase)}`, phase.work)),
      row(text.say('compile-bookkeeping'), bookkeeping),
      row(text.say('compile-total'), work),
    ]),
    text.say('compile-work-note'),
  ].join('\n');
}

const KEPT: Readonly<Record<RuleReport['kept'], MessageKey>> = {
  local: 'compile-kept-local', temporary: 'compile-kept-temporary', shifted: 'compile-kept-shifted', copied: 'compile-kept-copied', year: 'compile-kept-year',
};

class PhaseText {
  private readonly plan: Plan;
  private readonly lang: Lang;

  constructor(plan: Plan, lang: Lang) {
    this.plan = plan;
    this.lang = lang;
  }

  say(key: MessageKey, facts: Facts = {}): string {
    return say(key, facts, this.lang);
  }

  /** `path level`, or the dimensions of the loop. */
  kind({ loops }: PhaseReport): string {
    return loops.length === 0 ? this.say('compile-path-level') : this.say('compile-loop', { over: this.labels(loops.map(({ dimension }) => dimension)) });
  }

  phase(phase: PhaseReport, number: number): string {
    const { rules, sums, checkedDivisors, waitsFor, writtenOut, loops } = phase;
    return [
      this.say('compile-phase', { number, kind: this.kind(phase), rules: rules.length }),
      ...(loops.length > 0 ? [this.loop(phase)] : []),
      ...(writtenOut.length > 0 ? [this.say('compile-written-out', { dimensions: this.labels(writtenOut) })] : []),
      ...(waitsFor.length > 0 ? [this.say('compile-waits-for', { rules: waitsFor.join(' ') })] : []),
      ...(loops.length > 0 ? [piecesText(phase, this.lang)] : []),
      ...(rules.length > 0 ? [this.rules(rules)] : []),
      ...(sums.length > 0 ? [this.sums(sums)] : []),
      ...(checkedDivisors > 0 ? [this.say('compile-divisors', { count: checkedDivisors })] : []),
    ].join('\n');
  }

  private loop({ loops, pieces }: PhaseReport): string {
    const turns = pieces.reduce((sum, piece) => sum + piece.turns, 0);
    return this.say(loops[0]!.isDownwards ? 'compile-loop-down' : 'compile-loop-up', { dimension: this.label(loops[0]!.dimension), turns, pieces: pieces.length });
  }

  private rules(rules: readonly RuleReport[]): string {
    const heads = ['compile-rule', 'compile-label', 'compile-by', 'compile-kept', 'compile-cells', 'compile-computed', 'compile-always-zero'] as const;
    const rows = rules.map(({ name, label, dimensions, cells, computed, alwaysZero, kept }) => [
      name, label[this.lang], this.labels(dimensions), this.say(KEPT[kept]), countText(cells), countText(computed), alwaysZero === 0 ? '' : countText(alwaysZero),
    ]);
    const isJoined = rules.some(({ cells, computed, alwaysZero }) => computed + alwaysZero > cells);
    return [tableText(heads.map((key) => this.say(key)), rows, 4), ...(isJoined ? [this.say('compile-joined-note')] : [])].join('\n');
  }

  /** Sums alike in all that is said of them share a line. */
  private sums(sums: PhaseReport['sums']): string {
    const groups = new Map<string, { row: string[]; cells: number; count: number }>();
    for (const { over, by, cells, readBy } of sums) {
      const row = [readBy.join(' '), this.labels(over), this.labels(by)];
      const group = groups.get(row.join('|')) ?? { row, cells: 0, count: 0 };
      groups.set(row.join('|'), { row, cells: group.cells + cells, count: group.count + 1 });
    }
    const rows = [...groups.values()].map(({ row, cells, count }) => [...row, countText(count), countText(cells)]);
    const heads = ['compile-read-by', 'compile-over', 'compile-by', 'compile-count', 'compile-cells'] as const;
    return [this.say('compile-sums', { count: sums.length }), tableText(heads.map((key) => this.say(key)), rows, 3)].join('\n');
  }

  /** Name of a dimension for people, without what its label explains in parentheses: it stands in narrow columns. */
  label(dimension: string): string {
    return this.plan.model.dimensions.find(({ name }) => name === dimension)!.label[this.lang].replace(/\s*[（(].*[）)]$/, '');
  }

  private labels(names: readonly string[]): string {
    return names.map((name) => this.label(name)).join('×');
  }
}

