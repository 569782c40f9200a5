import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import wabt from 'wabt';
import { assemble } from '../../src/compiler/assemble.js';
import { type Immediate, INSTRUCTIONS } from '../../src/compiler/assembler/instructions.js';
import { translatePlan } from '../../src/compiler/index.js';
import { bandFunction } from '../../src/compiler/library/band.js';
import { mathLibrary } from '../../src/compiler/library/math.js';
import { noiseLibrary } from '../../src/compiler/library/noise.js';
import { loadScenario } from '../../src/scenario/index.js';
import { testPool } from './library-module.js';

const IMPORT = '(import "env" "memory" (memory 1))';

const assembler = await wabt();

/** The module's bytes as wabt writes them. */
function wabtBytes(text: string): Buffer {
  // As bytes: letters outside ASCII are counted wrongly in a string.
  const module = assembler.parseWat('module.wat', new TextEncoder().encode(text), { simd: true, bulk_memory: true });
  try {
    return Buffer.from(module.toBinary({ write_debug_names: false }).buffer);
  } finally {
    module.destroy();
  }
}

function expectSameBytes(text: string): void {
  const expected = wabtBytes(text);
  const assembled = Buffer.from(assemble(text));
  const firstDifference = assembled.findIndex((byte, i) => byte !== expected[i]);
  expect({ length: assembled.length, firstDifference }, text.slice(0, 400)).toEqual({ length: expected.length, firstDifference: -1 });
}

const inFunction = (body: string, head = ''): string => `(module ${IMPORT} (func $f ${head} ${body}))`;

/** What may stand behind the word of an instruction, by its kind. */
const EXAMPLES: Readonly<Record<Immediate, readonly string[]>> = {
  none: [''],
  i32: [' 0', ' 63', ' 64', ' 127', ' 128', ' -1', ' -64', ' -65', ' 8191', ' 8192', ' -8193', ' 2147483647', ' -2147483648', ' 2147483648', ' 4294967295'],
  local: [' $a', ' $b'],
  label: [' $outer', ' $inner'],
  function: [' $f', ' $later'],
  memory: ['', ' offset=0', ' offset=127', ' offset=128', ' offset=16383', ' offset=16384', ' offset=2147483648', ' offset=4294967295'],
  lane: [' 0', ' 1', ' offset=300 1'],
  bytes: [' 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 31'],
  pair: [' i64x2 0 0', ' i64x2 -1 -1', ' i64x2 72623859790382 -258'],
};

describe('one instruction', () => {
  it.each(Object.keys(INSTRUCTIONS))('%s has the bytes of wabt, before and behind its operands', (word) => {
    const texts = EXAMPLES[INSTRUCTIONS[word]!.immediate];
    const steps = texts.flatMap((behind) => [`(${word}${behind})`, `(${word}${behind} (local.get $a) (i32.const 7))`]);
    // Nobody checks types here: an instruction may stand anywhere.
    expectSameBytes(`(module ${IMPORT}
      (func $f (param $a i32) (local $b v128) (loop $outer (block $inner ${steps.join('\n')})))
      (func $later))`);
  });

  it('has the same bytes with other locals, labels and functions around it', () => {
    const names = Array.from({ length: 300 }, (_, i) => `$n${i}`);
    const locals = names.map((name, i) => `(local ${name} ${i % 7 === 0 ? 'i32' : 'v128'})`).join(' ');
    const sets = names.map((name) => `(local.set ${name} (local.get ${name}))`).join('\n');
    const calls = names.map((name) => `(call ${name})`).join(' ');
    expectSameBytes(`(module ${IMPORT} (func $first ${locals} ${sets} ${calls}) ${names.map((name) => `(func ${name})`).join('\n')})`);
  });
});

describe('the instructions of the table', () => {
  it('are those that the compiler writes', () => {
    const written = new Set<string>();
    for (const file of readdirSync('src/compiler', { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.ts') || file.startsWith('assembler')) continue;
      const code = readFileSync(join('src/compiler', file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      for (const [word] of code.matchAll(/(?<![\w/-])(?:local|memory|v128|[if](?:32|64)(?:x[24])?|i8x16|i16x8)\.[a-z][a-z0-9_]*/g)) written.add(word);
    }
    // Words without a point are common in code.
    expect([...written].sort()).toEqual(Object.keys(INSTRUCTIONS).filter((word) => word.includes('.')).sort());
  });
});

describe('a form', () => {
  const functionNames = Array.from({ length: 3000 }, (_, i) => `$${i}`);
  it.each([
    ['an empty module', '(module)'],
    ['a memory alone', `(module ${IMPORT})`],
    ['empty functions', '(module (func) (func $a))'],
    ['types that are used again', '(module (func (param $a v128) (result v128) (local.get $a)) (func) (func (param $a i32)) (func $x (param $b v128) (result v128) (local.get $b)) (func (param $b i32) (param $c v128)))'],
    ['exports, two of one function', '(module (func (export "a") (export "二")) (func $b (export "b") (param $p i32)))'],
    ['runs of locals', inFunction('(local.set $d (local.get $b))', '(param $a v128) (local $b v128) (local $c v128) (local $d i32) (local $e v128)')],
    ['the innermost of labels with one name', inFunction('(block $l (loop $l (br $l) (block $m (br_if $l (i32.const 1)))) (br $l))')],
    ['labels through an if', inFunction('(loop $l (if (i32.const 1) (then (br $l) (if (i32.const 0) (then (br_if $l (i32.const 1)))))))')],
    ['operands of an if', inFunction('(if (i32.eqz (i32.const 1)) (then (return)))')],
    ['comments of both kinds, one within the other', inFunction(';; (return) )\n(; (return) (; ;; ;) ) 男 ;) (return) ;; the end\n')],
    // 31·65 + 97 = 31·66 + 66: one hash, the usual one for words.
    ['names of equal hash', inFunction('(local.get $BB) (local.get $Aa) (local.get $AaBB) (local.get $BBAa)', '(param $Aa i32) (param $BB i32) (param $BBAa v128) (param $AaBB v128)')],
    ['a name and a longer one, of equal hash too', inFunction('(local.get $0) (local.get $0CzAM63)', '(param $0CzAM63 i32) (param $0 i32)')],
    ['names that begin alike', inFunction('(local.get $a1) (local.get $a) (local.get $a12)', '(param $a12 i32) (param $a i32) (param $a1 v128)')],
    ['more names than were expected', `(module (func $all ${functionNames.map((name) => `(call ${name})`).join(' ')}) ${functionNames.map((name) => `(func ${name})`).join('')})`],
    ['more bytes than were expected', inFunction('(v128.const i64x2 1 2)'.repeat(5000))],
    ['a call before the function', '(module (func $a (call $b (i32.const 1))) (func $b (param $x i32) (call $a)))'],
  ])('%s has the bytes of wabt', (_, text) => {
    expectSameBytes(text);
  });
});

describe('the library', () => {
  it.each([
    ['elementary functions', mathLibrary],
    ['bands', bandFunction],
    ['noise', noiseLibrary],
  ])('%s have the bytes of wabt', (_, library) => {
    const text = `(module ${IMPORT}\n${library(testPool())})`;
    expectSameBytes(text);
    expect(new WebAssembly.Module(assemble(text))).toBeDefined();
  });
});

describe('a plan', () => {
  it.each(['scenarios/hubei/baseline.yaml', 'benchmarks/k1/k1.yaml', 'scenarios/examples/tiny.yaml'])('%s has the bytes of wabt, and a valid module', (scenario) => {
    const { plan } = loadScenario(scenario);
    const { wat } = translatePlan(plan!);
    expectSameBytes(wat);
    expect(new WebAssembly.Module(assemble(wat))).toBeDefined();
  });
});

describe('text that is not valid', () => {
  it.each([
    ['an instruction that the table does not have', '(module\n(func\n(f64x2.nearest (return))))', /line 3: unknown instruction/],
    ['a word alone', '(module (func\n return))', /line 2: expected a parenthesis/],
    ['an unknown local', '(module (func (param $a i32)\n\n(local.get $b)))', /line 3: unknown local/],
    ["another function's local", '(module (func (param $a i32))\n(func (local.get $a)))', /line 2: unknown local/],
    ['a label that is closed', '(module (func (block $l)\n(br $l)))', /line 2: unknown label/],
    ['an unknown function', '(module (func $a\n(call $b))\n(func $c))', /line 2: unknown function at " \$b/],
    ['a second function of one name', '(module (func $a)\n(func $a))', /line 2: second function/],
    ['an unknown type', '(module (func\n(param $a i31)))', /line 2: unknown type/],
    ['a local behind an instruction', '(module (func (return)\n(local $a i32)))', /line 2: unknown instruction/],
    ['a parenthesis too few', '(module (func\n(return))\n', /line 3: parenthesis not closed/],
    ['a parenthesis too few in a function', '(module (func\n(return)\n', /line 3: parenthesis not closed/],
    ['a parenthesis too many', '(module (func)\n))', /line 2: text behind the module/],
    ['a comment without an end', '(module\n(; (func) ', /line 2: comment without an end/],
    ['a number that is none', '(module (func\n(i32.const 1x)))', /line 2: expected a whole number/],
    ['a number too large', '(module (func\n(i32.const 4294967296)))', /line 2: expected a whole number in -2147483648 … 4294967295/],
    ['no number', '(module (func\n(i32.const)))', /line 2: expected a whole number/],
    ['no name', '(module (func (local $a i32)\n(local.get)))', /line 2: expected a name/],
    ['a lane that does not exist', '(module (func\n(v128.load64_lane 2)))', /line 2: expected a whole number in 0 … 1/],
    ['an alignment', '(module (func\n(v128.load align=8 (i32.const 0))))', /line 2: expected a parenthesis/],
    ['"if" without "then"', '(module (func\n(if (i32.const 1))))', /line 2: "if" without "then"/],
    ['"then" without "if"', '(module (func (block $b\n(then))))', /line 2: unknown instruction/],
    ['something behind "then"', '(module (func (if (i32.const 1) (then)\n(return))))', /line 2: instruction behind "then"/],
    ['a table', '(module\n(table 1 funcref))', /line 2: expected an import or a function/],
    ['nothing', '', /line 1: expected a module/],
  ])('%s is refused with its line', (_, text, message) => {
    expect(() => assemble(text)).toThrow(message);
  });
});
