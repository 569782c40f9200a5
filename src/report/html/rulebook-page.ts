import type { Book } from '../../book/index.js';
import type { Lang } from '../../messages/index.js';

/**
 * 规则库网页 — a whole rulebook as one self-contained page: how to read it, each chapter with its picture and rules, inputs,
 * noises, dimensions, documents and clauses; with search and links. Same book, same bytes. What sets formulas and draws
 * pictures is loaded here, not with the index.
 */
export async function rulebookPage(book: Book, lang: Lang): Promise<string> {
  const { wholePage } = await import('./rulebook/rulebook-page.js');
  return wholePage(book, lang);
}
