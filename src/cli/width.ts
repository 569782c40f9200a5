/** East Asian wide and full-width characters among those of our own texts. */
const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]/g;

/**
 * 显示宽度 — columns that a help text takes in a terminal.
 * For texts of the catalogue, where it equals string-width, whose tables of emoji take longer to load than all else of the help.
 */
export function textWidth(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0);
}
