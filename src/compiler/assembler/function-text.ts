import type { Bytes } from './bytes.js';
import { type Instruction, INSTRUCTIONS } from './instructions.js';
import type { Reader } from './reader.js';
import { type AssembledFunction, VALUE_TYPES } from './sections.js';

const BLOCK = 0x02;
const LOOP = 0x03;
const IF = 0x04;
const END = 0x0b;
const NO_RESULT = 0x40;
const BYTE_LANES = 16;

/** What a parenthesis has opened, beside instructions, which are numbers ≥ 0. */
const FUNCTION = -1;
const BLOCK_OR_LOOP = -2;
const CONDITION = -3;
const THEN = -4;
const AFTER_THEN = -5;

const instructions = Object.values(INSTRUCTIONS);
const OTHERS = ['block', 'loop', 'if', 'then', 'param', 'result', 'local', 'export', ...Object.keys(VALUE_TYPES)];

/** Words with a meaning inside a function; the instructions first, in the order of their table. */
export const FUNCTION_WORDS: readonly string[] = [...Object.keys(INSTRUCTIONS), ...OTHERS];

/**
 * 函数文本 — reads one function, from behind its `(func` and name to its last parenthesis.
 *
 * Operands stand inside an instruction's parentheses and come before it in the bytes, so an instruction is written
 * when its parenthesis closes; until then what stands behind its word waits in `immediates`.
 */
export class FunctionText {
  private readonly parameters: number[] = [];
  private readonly results: number[] = [];
  private readonly locals: number[] = [];
  private readonly exports: Uint8Array[] = [];
  private readonly calls: { at: number; index: () => number }[] = [];
  /** Index of each parameter and local by the number of its name. */
  private readonly variables = new Map<number, number>();
  /** Names of the labels around the place where we are, the innermost last; −1 for none. */
  private readonly labels: number[] = [];
  /** The number of each instruction that is open, or what else is. */
  private readonly opened: number[] = [FUNCTION];
  private readonly immediates: number[] = [];
  private readonly reader: Reader;
  private readonly code: Bytes;
  private readonly start: number;
  private readonly functions: ReadonlyMap<number, number>;

  /**
   * @param code gets the instructions of all functions, one after the other
   * @param functions index by the number of the name; may grow afterwards, because a function may be called before it is defined
   */
  constructor(reader: Reader, code: Bytes, functions: ReadonlyMap<number, number>) {
    this.reader = reader;
    this.code = code;
    this.start = code.length;
    this.functions = functions;
  }

  read(): AssembledFunction {
    const { reader, opened } = this;
    while (opened.length > 0) {
      const next = reader.next();
      if (next === 'open') this.open(reader.word());
      else if (next === 'close') this.close(opened.pop()!);
      else reader.fail(next === 'end' ? 'parenthesis not closed' : 'expected a parenthesis');
    }
    const { parameters, results, locals, exports, calls, code, start } = this;
    return { parameters, results, locals, exports, calls, code: code.view(start) };
  }

  /** @param word its number: the place in `FUNCTION_WORDS`, or one beyond */
  private open(word: number): void {
    const { opened, reader } = this;
    if (opened[opened.length - 1] === AFTER_THEN) reader.fail('instruction behind "then"');
    if (word >= instructions.length) {
      this.openOther(FUNCTION_WORDS[word]);
      return;
    }
    const instruction = instructions[word]!;
    if (instruction.immediate !== 'none') this.readImmediate(instruction);
    // Without operands, as half of all are, it need not wait.
    if (reader.closes()) this.write(instruction);
    else opened.push(word);
  }

  private readImmediate({ immediate, alignment }: Instruction): void {
    const { reader, immediates } = this;
    switch (immediate) {
      case 'local':
        immediates.push(this.variables.get(reader.name()) ?? reader.fail('unknown local'));
        break;
      case 'memory':
        immediates.push(reader.offset());
        break;
      case 'i32':
        immediates.push(reader.integer(-0x80000000, 0xffffffff));
        break;
      case 'lane':
        immediates.push(reader.offset(), reader.integer(0, (BYTE_LANES >> alignment) - 1));
        break;
      case 'label':
        immediates.push(this.depth(reader.name()));
        break;
      case 'function':
        immediates.push(reader.at, reader.name());
        break;
      case 'bytes':
        for (let lane = 0; lane < BYTE_LANES; lane++) immediates.push(reader.integer(0, 2 * BYTE_LANES - 1));
        break;
      case 'pair':
        reader.expect(' i64x2');
        for (let lane = 0; lane < 2; lane++) immediates.push(reader.integer(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER));
        break;
    }
  }

  private write({ opcode, immediate, alignment }: Instruction): void {
    const { code, immediates } = this;
    code.few(opcode);
    switch (immediate) {
      case 'none':
        break;
      case 'local':
      case 'label':
        code.unsigned(immediates.pop()!);
        break;
      case 'memory':
        code.byte(alignment);
        code.unsigned(immediates.pop()!);
        break;
      case 'i32':
        code.signed(immediates.pop()!);
        break;
      case 'lane': {
        const lane = immediates.pop()!;
        code.byte(alignment);
        code.unsigned(immediates.pop()!);
        code.byte(lane);
        break;
      }
      case 'function': {
        const name = immediates.pop()!;
        const place = immediates.pop()!;
        this.calls.push({ at: code.length - this.start, index: () => this.functions.get(name) ?? this.reader.fail('unknown function', place) });
        break;
      }
      case 'bytes':
        code.few(immediates.splice(-BYTE_LANES));
        break;
      case 'pair':
        code.append(new Uint8Array(BigInt64Array.from(immediates.splice(-2), BigInt).buffer));
        break;
    }
  }

  /** What is no instruction: parts of the function's head, and what has labels. */
  private openOther(word: string | undefined): void {
    const { reader, opened, code, labels } = this;
    const around = opened[opened.length - 1];
    if (word === 'block' || word === 'loop') {
      code.few([word === 'block' ? BLOCK : LOOP, NO_RESULT]);
      labels.push(reader.name());
      opened.push(BLOCK_OR_LOOP);
    } else if (word === 'if') {
      opened.push(CONDITION);
    } else if (word === 'then' && around === CONDITION) {
      code.few([IF, NO_RESULT]);
      labels.push(-1);
      opened[opened.length - 1] = AFTER_THEN;
      opened.push(THEN);
    } else if (around === FUNCTION && code.length === this.start) {
      this.head(word);
      reader.expect(')');
    } else {
      reader.fail('unknown instruction');
    }
  }

  private close(opened: number): void {
    if (opened >= 0) {
      this.write(instructions[opened]!);
    } else if (opened === BLOCK_OR_LOOP || opened === THEN) {
      this.code.byte(END);
      this.labels.pop();
    } else if (opened === CONDITION) {
      this.reader.fail('"if" without "then"');
    }
  }

  private head(word: string | undefined): void {
    const { reader, variables } = this;
    if (word === 'param' || word === 'local') {
      variables.set(reader.name(), variables.size);
      (word === 'param' ? this.parameters : this.locals).push(this.valueType());
    } else if (word === 'result') {
      this.results.push(this.valueType());
    } else if (word === 'export') {
      this.exports.push(reader.string());
    } else {
      reader.fail('unknown instruction');
    }
  }

  private valueType(): number {
    const { reader } = this;
    reader.expect(' ');
    return VALUE_TYPES[FUNCTION_WORDS[reader.word()] ?? ''] ?? reader.fail('unknown type');
  }

  /** Labels count from the innermost. */
  private depth(name: number): number {
    const place = this.labels.lastIndexOf(name);
    return place < 0 ? this.reader.fail('unknown label') : this.labels.length - 1 - place;
  }
}
