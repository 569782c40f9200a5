import type { Facts, MessageKey } from '../messages/index.js';

export type Severity = 'error' | 'warning';

/** Where in a user's file; line and column count from 1. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** 问题 — one mistake of the user, ready to be shown in either language. */
export interface Issue {
  readonly severity: Severity;
  readonly message: MessageKey;
  readonly facts: Facts;
  readonly place?: Place;
  /** Dotted key inside the file, e.g. `inputs.entrust_share.value`. */
  readonly key?: string;
}

/** Collects issues while a file is read, so that all come back together. */
export class IssueList {
  readonly items: Issue[] = [];

  error(message: MessageKey, facts: Facts, place?: Place, key?: string): void {
    this.add('error', message, facts, place, key);
  }

  warning(message: MessageKey, facts: Facts, place?: Place, key?: string): void {
    this.add('warning', message, facts, place, key);
  }

  get hasErrors(): boolean {
    return this.items.some((issue) => issue.severity === 'error');
  }

  private add(severity: Severity, message: MessageKey, facts: Facts, place?: Place, key?: string): void {
    this.items.push({ severity, message, facts, ...(place && { place }), ...(key !== undefined && { key }) });
  }
}
