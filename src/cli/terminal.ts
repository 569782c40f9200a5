import { type Issue, renderIssues } from '../issues/index.js';
import { type Facts, type Lang, type MessageKey, say } from '../messages/index.js';
import { jsonIssue, snakeCased } from './json-answer.js';

/** Where a command writes; stderr carries everything that is not the answer. */
export interface Streams {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

/**
 * 终端 — writes for people in their language, or one JSON object for programs.
 * With `--json` nothing but that object reaches standard output.
 */
export class Terminal {
  readonly lang: Lang;
  readonly isJson: boolean;
  readonly streams: Streams;

  constructor(lang: Lang, isJson: boolean, streams: Streams) {
    this.lang = lang;
    this.isJson = isJson;
    this.streams = streams;
  }

  /** Part of the answer, for people. */
  print(text: string): void {
    if (!this.isJson) this.streams.stdout.write(`${text}\n`);
  }

  /** Something worth knowing on the way. */
  note(message: MessageKey, facts: Facts): void {
    this.streams.stderr.write(`${say(message, facts, this.lang)}\n`);
  }

  issues(issues: readonly Issue[]): void {
    if (issues.length > 0 && !this.isJson) this.streams.stderr.write(`${renderIssues(issues, this.lang)}\n`);
  }

  /** The answer for programs: always an object with `exit_status` and `issues`, its keys in snake_case. */
  json(exitStatus: number, issues: readonly Issue[], answer: object): void {
    if (!this.isJson) return;
    const object = { exit_status: exitStatus, ...answer, issues: issues.map((issue) => jsonIssue(issue, this.lang)) };
    this.streams.stdout.write(`${JSON.stringify(snakeCased(object), null, 2)}\n`);
  }
}
