/** 退出码 — what the shell learns: 0 done, 1 checks failed, 2 bad input, 3 a fault of Chusuan, 130 interrupted. */
export const EXIT = { ok: 0, checksFailed: 1, badInput: 2, ourFault: 3, interrupted: 130 } as const;
