/** 临近领取者选档的比例 — [lowest age, share]. */
export const LATE_CHOICE: readonly (readonly [number, number])[];
