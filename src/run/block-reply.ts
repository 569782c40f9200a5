import type { BlockResult } from '../engine/index.js';

/**
 * 线程里的错误 — an error as plain fields.
 * Errors lose their own properties on the way between threads, so they travel as part of the reply.
 */
export interface BlockFault {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
  readonly path?: number;
  readonly year?: number;
  readonly rule?: string;
}

/** What a worker answers to one task. */
export type BlockReply = BlockResult | { readonly error: BlockFault };

/** 转为普通字段 — an error with the place the engine attached to it, if any. */
export function faultOf(error: unknown): BlockFault {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), stack: '' };
  const { path, year, rule } = error as { path?: unknown; year?: unknown; rule?: unknown };
  return {
    name: error.name,
    message: error.message,
    stack: error.stack ?? '',
    ...(typeof path === 'number' && { path }),
    ...(typeof year === 'number' && { year }),
    ...(typeof rule === 'string' && { rule }),
  };
}
