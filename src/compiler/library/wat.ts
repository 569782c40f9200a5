// WAT text of straight-line f64x2 arithmetic: every value is a v128 that holds the same quantity of two paths.

/** 常数池 — constants in memory, because V8 does not hoist v128.const or splat out of loops. */
export interface ConstantPool {
  /** Byte address of 16 bytes that hold the number twice. */
  address(value: number): number;
  /** The same for a 64-bit pattern, 0 … 2^64 − 1. */
  bitsAddress(bits: bigint): number;
}

/** 内联文本 — a formula to be pasted into a function: its v128 locals, `(local.set …)` steps, and the resulting expression. */
export interface Inlined {
  readonly locals: readonly string[];
  readonly steps: readonly string[];
  readonly result: string;
}

/** Names a formula's local within the function it is pasted into, `$` included; must be unique there. */
export type LocalName = (name: string) => string;

/** 公式文本 — collects the steps of one formula. */
export interface FormulaText {
  readonly locals: string[];
  readonly steps: string[];
  /** Adds a local and sets it; returns the expression that reads it. */
  readonly set: (name: string, expression: string) => string;
  /** Sets a local of this formula again. */
  readonly change: (name: string, expression: string) => void;
  /** Wraps the steps that `body` adds in an `if` on an i32 condition. */
  readonly when: (condition: string, body: () => void) => void;
  readonly number: (value: number) => string;
  readonly bits: (value: bigint) => string;
}

export function formulaText(local: LocalName, pool: ConstantPool): FormulaText {
  const locals: string[] = [];
  const steps: string[] = [];
  return {
    locals,
    steps,
    set(name, expression) {
      locals.push(local(name));
      steps.push(`(local.set ${local(name)} ${expression})`);
      return `(local.get ${local(name)})`;
    },
    change(name, expression) {
      steps.push(`(local.set ${local(name)} ${expression})`);
    },
    when(condition, body) {
      steps.push(`(if ${condition} (then`);
      body();
      steps.push('))');
    },
    number: (value) => loadConstant(pool.address(value)),
    bits: (value) => loadConstant(pool.bitsAddress(value)),
  };
}

function loadConstant(address: number): string {
  return `(v128.load offset=${address} (i32.const 0))`;
}

/** A function of v128 parameters around an inlinable formula. */
export function functionText(name: string, parameters: readonly string[], { locals, steps, result }: Inlined): string {
  return [
    `(func ${name} ${parameters.map((each) => `(param ${each} v128)`).join(' ')} (result v128)`,
    ...locals.map((each) => `  (local ${each} v128)`),
    ...steps.map((each) => `  ${each}`),
    `  ${result})`,
  ].join('\n');
}

export const anyOf = (mask: string): string => `(v128.any_true ${mask})`;
/** Whether a mask of 64-bit lanes leaves a lane out. */
export const notAllOf = (mask: string): string => `(i32.eqz (i64x2.all_true ${mask}))`;

export const add = (a: string, b: string): string => `(f64x2.add ${a} ${b})`;
export const sub = (a: string, b: string): string => `(f64x2.sub ${a} ${b})`;
export const mul = (a: string, b: string): string => `(f64x2.mul ${a} ${b})`;
export const div = (a: string, b: string): string => `(f64x2.div ${a} ${b})`;
/** b where a < b, else a; a NaN in a stays. Never f64x2.max: its NaN handling doubles the time of exp. */
export const raiseTo = (a: string, b: string): string => `(f64x2.pmax ${a} ${b})`;
/** b where b < a, else a; a NaN in a stays. */
export const lowerTo = (a: string, b: string): string => `(f64x2.pmin ${a} ${b})`;
/** `yes` where the mask's bits are 1. */
export const select = (mask: string, yes: string, no: string): string => `(v128.bitselect ${yes} ${no} ${mask})`;

/** Horner's scheme, highest coefficient first: ((a·x + b)·x + c) … */
export function horner(coefficients: readonly string[], x: string): string {
  return coefficients.reduce((sum, coefficient) => add(mul(sum, x), coefficient));
}
