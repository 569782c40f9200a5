import type { Axes } from './axes.js';
import type { Facts } from './facts.js';
import type { HoistedValues } from './hoist.js';
import type { Layout } from './layout.js';
import type { Schedule } from './schedule.js';
import type { PathRule } from './translate.js';

/** What all functions of a module share while their graphs are built. */
export interface Setting {
  readonly axes: Axes;
  readonly facts: Facts;
  readonly layout: Layout;
  readonly schedule: Schedule;
  readonly rules: ReadonlyMap<string, PathRule>;
  /** Hoisted expressions, then for each given rule its values and its flag; then flags of values that stay over several turns. */
  readonly hoisted: HoistedValues[];
  /** Pinned rules: indices into `hoisted`. */
  readonly given: ReadonlyMap<string, { readonly values: number; readonly flag: number }>;
  readonly lastIsOpen: (rule: string) => boolean;
}
