// 解释 — one figure of one path, taken apart: formula, what it takes in, draws, clauses, down to data.
// No text, no pages: `report` renders.
// May import: messages, issues, model, scenario, random, engine, results, book.
export {};
