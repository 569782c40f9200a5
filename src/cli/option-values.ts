import { UsageError } from './usage-error.js';

/** 整数选项 — reads a whole number within its range; digits only, so that 1e3 or 0x10 is never half understood. */
export function wholeNumber(option: string, low: number, high: number): (value: string) => number {
  return (value) => {
    const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
    if (number >= low && number <= high) return number;
    throw new UsageError('cli-number', { option, value, low, high });
  };
}

/** 选择选项 — one of a few words. */
export function choice(option: string, choices: readonly string[]): (value: string) => string {
  return (value) => {
    if (choices.includes(value)) return value;
    throw new UsageError('cli-choice', { option, value, choices });
  };
}

/** 文字选项 — any text but the empty one. */
export function text(option: string): (value: string) => string {
  return (value) => {
    if (value.trim() !== '') return value;
    throw new UsageError('cli-empty', { option });
  };
}

/** 名称列表 — `a,b,c`; a comma from a Chinese keyboard counts too. */
export function names(option: string): (value: string) => string[] {
  return (value) => {
    const list = value.split(/[,，]/).map((name) => name.trim()).filter((name) => name !== '');
    if (list.length > 0) return list;
    throw new UsageError('cli-empty', { option });
  };
}
