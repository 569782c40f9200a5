import { Bytes } from './assembler/bytes.js';
import { FUNCTION_WORDS, FunctionText } from './assembler/function-text.js';
import { Reader } from './assembler/reader.js';
import { type AssembledFunction, type AssembledModule, moduleBytes } from './assembler/sections.js';

const VOCABULARY = [...FUNCTION_WORDS, 'module', 'import', 'func'];
const MODULE = VOCABULARY.indexOf('module');
const IMPORT = VOCABULARY.indexOf('import');
const FUNCTION = VOCABULARY.indexOf('func');

/**
 * 汇编 — WAT text to the bytes of a module, in one pass; exactly the forms that the compiler writes, all folded.
 *
 * Types of operands are not checked: `WebAssembly.Module` does that.
 * @throws Error with the line of the text: no formula can make text that is not valid, so it is our fault
 */
export function assemble(wat: string): Uint8Array {
  const reader = new Reader(wat, VOCABULARY);
  const code = new Bytes(wat.length >> 2);
  const indexes = new Map<number, number>();
  const memories: AssembledModule['memories'][number][] = [];
  const functions: AssembledFunction[] = [];
  if (reader.next() !== 'open' || reader.word() !== MODULE) reader.fail('expected a module');
  for (let next = reader.next(); next !== 'close'; next = reader.next()) {
    if (next !== 'open') reader.fail(next === 'end' ? 'parenthesis not closed' : 'expected a parenthesis');
    const word = reader.word();
    if (word === IMPORT) {
      memories.push(importedMemory(reader));
    } else if (word === FUNCTION) {
      if (reader.isName()) {
        const name = reader.word();
        if (indexes.has(name)) reader.fail('second function of this name');
        indexes.set(name, functions.length);
      }
      functions.push(new FunctionText(reader, code, indexes).read());
    } else {
      reader.fail('expected an import or a function');
    }
  }
  if (reader.next() !== 'end') reader.fail('text behind the module');
  return moduleBytes({ memories, functions });
}

/** `"module" "name" (memory pages))`, from behind the word `import`. */
function importedMemory(reader: Reader): AssembledModule['memories'][number] {
  const module = reader.string();
  const name = reader.string();
  reader.expect(' (memory');
  const pages = reader.integer(0, 65_536);
  reader.expect('))');
  return { module, name, pages };
}
