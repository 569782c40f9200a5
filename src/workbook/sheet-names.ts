/** Excel takes no longer names for sheets. */
const MOST_CHARACTERS = 31;

/**
 * 工作表名 — gives each sheet a name that Excel takes: at most 31 characters, none of []:*?/\, not twice
 * even in another case. Apostrophes, which quote names in formulas, become typographic ones.
 */
export class SheetNames {
  readonly #taken = new Set<string>(['history']);

  take(wanted: string): string {
    const clean = wanted.replace(/[[\]:*?/\\\p{Cc}]/gu, ' ').replaceAll("'", '’').replace(/\s+/g, ' ').trim() || '-';
    for (let count = 1; ; count++) {
      const suffix = count === 1 ? '' : ` (${String(count)})`;
      const name = cut(clean, MOST_CHARACTERS - suffix.length) + suffix;
      if (this.#taken.has(name.toLowerCase())) continue;
      this.#taken.add(name.toLowerCase());
      return name;
    }
  }
}

/** By UTF-16 units, as Excel counts; never half a character. */
function cut(text: string, most: number): string {
  let short = '';
  for (const character of text) {
    if (short.length + character.length > most) break;
    short += character;
  }
  return short.trimEnd();
}
