import type { IssueList, Place } from '../issues/index.js';
import type { Facts, MessageKey } from '../messages/index.js';

/** How many mistakes of one sort a table reports before it only counts them. */
const MOST_SHOWN = 5;

/** Where mistakes go: a list, or a table that counts what it does not show. */
export type IssueSink = Pick<IssueList, 'error' | 'warning'>;

/** 表格的问题 — reports a table's mistakes by line, a few of each sort, then says how many more there are. */
export class TableIssues {
  readonly #file: string;
  readonly #issues: IssueList;
  readonly #counts = { error: new Map<MessageKey, number>(), warning: new Map<MessageKey, number>() };
  readonly #hidden = { error: { count: 0, line: 0 }, warning: { count: 0, line: 0 } };

  constructor(file: string, issues: IssueList) {
    this.#file = file;
    this.#issues = issues;
  }

  error(message: MessageKey, facts: Facts, line?: number): void {
    this.#add('error', message, facts, line);
  }

  /** For what reports without knowing of tables: everything lands on this line. */
  at(line: number): IssueSink {
    return {
      error: (message, facts) => { this.#add('error', message, facts, line); },
      warning: (message, facts) => { this.#add('warning', message, facts, line); },
    };
  }

  get hasErrors(): boolean {
    return this.#counts.error.size > 0;
  }

  /** Say how many more there are; true when there was any error. */
  close(): boolean {
    for (const severity of ['error', 'warning'] as const) {
      const { count, line } = this.#hidden[severity];
      // At the first line that is not shown: behind the mistakes it goes on from.
      if (count > 0) this.#issues[severity]('table-more', { count }, this.#placeOf(line));
    }
    return this.hasErrors;
  }

  #add(severity: 'error' | 'warning', message: MessageKey, facts: Facts, line?: number): void {
    const counts = this.#counts[severity];
    const count = (counts.get(message) ?? 0) + 1;
    counts.set(message, count);
    if (count <= MOST_SHOWN) this.#issues[severity](message, facts, this.#placeOf(line));
    else if (this.#hidden[severity].count++ === 0) this.#hidden[severity].line = line ?? 1;
  }

  #placeOf(line: number | undefined): Place {
    return { file: this.#file, ...(line !== undefined && { line }) };
  }
}
