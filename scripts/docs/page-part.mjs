/** 页面的一部分 — puts generated text between `<!-- name:begin -->` and `<!-- name:end -->` of a page. */
import { readFileSync, writeFileSync } from 'node:fs';

/** @param {string} page @param {string} name @param {string} text */
export function insert(page, name, text) {
  const old = readFileSync(page, 'utf8');
  const marks = new RegExp(`(<!-- ${name}:begin -->)[\\s\\S]*?(<!-- ${name}:end -->)`);
  if (!marks.test(old)) throw new Error(`${page} has no place for ${name}`);
  writeFileSync(page, old.replace(marks, (_, begin, end) => `${begin}\n${text}\n${end}`));
}
