/** 情景、输入与表格的消息 — messages about a scenario's contents. */
export const inputMessages = {
} as const;
