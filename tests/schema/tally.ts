import type { Issue } from '../../src/issues/index.js';
import type { Diagnostic } from './language-server.js';

/**
 * 对照 — what the loader says of bad files against what an editor underlines, by kind of mistake.
 * A line with several kinds of mistakes tells nothing of each, so it counts for none.
 */
export class Tally {
  readonly #seen = new Map<string, string[]>();
  readonly #missed = new Map<string, string[]>();
  /** Underlined lines of which the loader says nothing. */
  readonly falseAlarms: string[] = [];

  /** @param shift lines that stand before the text in the editor, such as a modeline */
  add(claim: string, file: string, issues: readonly Issue[], diagnostics: readonly Diagnostic[], shift: number): void {
    const underlined = new Map(diagnostics.map(({ range, message }) => [range.start.line + 1 - shift, message]));
    const kinds = new Map<number, Set<string>>();
    for (const { message, place } of issues) {
      if (!place?.file.endsWith(file)) continue;
      const line = place.line ?? 1;
      kinds.set(line, (kinds.get(line) ?? new Set()).add(message));
    }
    for (const [line, messages] of kinds) {
      const [message, ...others] = messages;
      if (others.length === 0) keep(underlined.has(line) ? this.#seen : this.#missed, message!, claim);
    }
    // Of a file that is no YAML the loader says that and nothing else.
    if (issues.some(({ message }) => message.startsWith('yaml-'))) return;
    for (const [line, message] of underlined) if (!kinds.has(line)) this.falseAlarms.push(`${claim}: ${String(line)}: ${message}`);
  }

  /** Kinds of which every mistake is underlined. */
  get seen(): string[] {
    return [...this.#seen.keys()].filter((kind) => !this.#missed.has(kind)).sort();
  }

  /** Kinds of which none is. */
  get unseen(): string[] {
    return [...this.#missed.keys()].filter((kind) => !this.#seen.has(kind)).sort();
  }

  /** The claims missed of kinds that are seen elsewhere. */
  get exceptions(): Record<string, string[]> {
    return Object.fromEntries([...this.#missed].filter(([kind]) => this.#seen.has(kind)).map(([kind, claims]) => [kind, [...new Set(claims)].sort()]));
  }
}

function keep(map: Map<string, string[]>, kind: string, claim: string): void {
  map.set(kind, [...(map.get(kind) ?? []), claim]);
}
