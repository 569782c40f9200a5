import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

/** Texts that stand outside the catalogue, each with its reason: what starts with `file` and matches `text`. */
const ALLOWED: readonly { readonly file: string; readonly text?: RegExp; readonly why: string }[] = [
  { file: 'scripts/prepare.mjs', why: 'runs before anything is built; says every sentence in both languages' },
  { file: 'scripts/make-ready.mjs', why: 'as prepare.mjs' },
  { file: 'src/report/units.ts', text: /^(万亿|亿|万|元|人|月|年|个月|人\{\})$/u, why: 'the two languages count in different steps, so their words stand side by side in one table' },
  { file: 'src/compiler/', text: /^[^\p{Script=Han}]+$/u, why: 'faults of our own in the text of a module, for developers: exit 3' },
  { file: 'src/files/yaml-problems.ts', text: /^Excessive alias count$/, why: 'words of the YAML reader, recognised and replaced' },
  { file: 'src/scenario/bands.ts', text: /^from value year$/, why: 'names of columns' },
  { file: 'src/scenario/marks.ts', text: /百分点/, why: 'how people write percentage points, recognised' },
  { file: 'src/book/references.ts', text: /条/, why: 'reads how clauses are numbered' },
  { file: 'src/model/tex-box.ts', text: /^⺀$/, why: 'where the wide characters begin' },
  { file: 'src/report/html/', text: /[{;]/, why: 'a style sheet' },
  { file: 'src/report/picture/', text: /[{;]/, why: 'a style sheet' },
  { file: 'src/document/html', text: /[{;]/, why: 'a style sheet' },
  { file: 'src/workbook/look.ts', text: /^等线$|^0"年"$/, why: 'a font, and a number format of a workbook' },
  { file: 'src/solve/', text: /\\|每/, why: 'words that people write into conditions, recognised' },
  { file: 'src/assist/', text: /^[\p{Script=Han}√×]{1,9}$|\\d|\\p\{N\}/u, why: 'words that people write into lists, recognised' },
  { file: 'src/cli/commands/assist-text.ts', text: /^\{ table/, why: 'an entry of a scenario file' },
  { file: 'src/document/docx-style.ts', text: /^(宋体|黑体)$|^[（%\d）、．]+$/u, why: 'fonts, and how Word numbers chapters' },
  { file: 'src/document/numbering.ts', text: /^[零一二三四五六七八九十{}]+$/u, why: 'how Chinese chapters are counted' },
  { file: 'src/describe/change-sentences.ts', text: /^\/\^方案/, why: 'how a proposal names itself as a source, recognised' },
  { file: 'src/workbook/', text: /^\/\^/, why: 'reads what people write into cells' },
];

const ROOT = join(import.meta.dirname, '../..');
const FILES = [
  ...['src', 'bin', 'workers'].flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name.replaceAll('\\', '/')}`)),
  'scripts/prepare.mjs', 'scripts/make-ready.mjs',
].filter((file) => /\.(ts|mjs)$/.test(file) && !file.startsWith('src/messages/'));

/** Three words in a row are a sentence somebody may read. */
const SENTENCE = /[A-Za-z]{2,}[,;:]? [a-z]{2,}[,;:]? [a-z]{2,}/;

interface Found {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** Texts of a file that are Chinese or an English sentence; what an error of ours says is for developers. */
function textsIn(file: string): Found[] {
  const source = ts.createSourceFile(file, readFileSync(join(ROOT, file), 'utf8'), ts.ScriptTarget.Latest, true);
  const found: Found[] = [];
  const visit = (node: ts.Node, isFault: boolean): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    const isThrown = isFault || (ts.isNewExpression(node) && /Error$/.test(node.expression.getText())) || (ts.isCallExpression(node) && /^(ensure|require)$/.test(node.expression.getText()));
    const text = textOf(node);
    if (text !== undefined && (/\p{Script=Han}/u.test(text) || (!isThrown && SENTENCE.test(text)))) {
      found.push({ file, line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1, text });
    }
    ts.forEachChild(node, (child) => visit(child, isThrown));
  };
  visit(source, false);
  return found;
}

function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node) || ts.isRegularExpressionLiteral(node)) return node.text;
  if (ts.isTemplateExpression(node)) return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('{}');
  return undefined;
}

const isAllowed = ({ file, text }: Found): boolean => ALLOWED.some((each) => file.startsWith(each.file) && (each.text?.test(text) ?? true));

test('everything a user reads stands in the catalogue, or in the list above with its reason', () => {
  expect(FILES.length).toBeGreaterThan(200);
  const found = FILES.flatMap(textsIn);
  expect(found.filter((each) => !isAllowed(each)).map(({ file, line, text }) => `${file}:${line} ${text}`)).toEqual([]);
  // An entry that nothing needs any more goes.
  expect(ALLOWED.filter((each) => !found.some((text) => text.file.startsWith(each.file) && (each.text?.test(text.text) ?? true))).map(({ file }) => file)).toEqual([]);
});

test('what runs before the catalogue is there says every sentence in both languages', () => {
  const lines = ['scripts/prepare.mjs', 'scripts/make-ready.mjs'].flatMap(textsIn);
  const chinese = lines.filter(({ text }) => /\p{Script=Han}/u.test(text));
  expect(chinese.length).toBeGreaterThanOrEqual(7);
  for (const { file, line, text } of chinese) {
    const code = readFileSync(join(ROOT, file), 'utf8').split('\n').slice(line - 1, line + 1).join('\n');
    expect({ text, hasEnglish: /'[A-Z][a-z]+[^']*'|'interrupted|`Chusuan/.test(code) }).toEqual({ text, hasEnglish: true });
  }
});
