/** Knots of a line or steps: [age, year or limit, value]. */
type Knots = readonly (readonly [number, number])[];
export const LATE_CHOICE: Knots;
export const COVERAGE_SHAPE: Knots;
export const ROLL_OUT: Knots;
export const PAY_RATE: Knots;
export const ANCHORS: { readonly nationalBalancePerContributor: number };
