/** Changes when the columns or the meaning of a comparison change; part of its hash. */
export const COMPARISON_FORMAT = 2;
