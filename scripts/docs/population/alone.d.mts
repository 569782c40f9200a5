export function populationAlone(
  folder: string,
  what: { baseYear: number; lastYear: number; paths?: number; outputs?: string[]; inputs?: Record<string, object> },
): string;
