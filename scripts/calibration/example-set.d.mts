/** Text of the example set: columns path, year and one per variable. */
export function exampleSet(): string;
