/**
 * 错开 — heights of labels that would like to stand at `wishes` (pixels), at least `least` apart and within the limits:
 * neighbours that are too close share the way. Order is kept; equal wishes keep the order given.
 */
export function apart(wishes: readonly number[], least: number, from: number, to: number): number[] {
  const order = wishes.map((_, i) => i).sort((a, b) => wishes[a]! - wishes[b]! || a - b);
  // Each group stands around the mean of its wishes; groups that meet become one.
  interface Group { readonly size: number; readonly sum: number }
  const top = ({ size, sum }: Group): number => Math.min(Math.max(sum / size - (size - 1) * least / 2, from), Math.max(from, to - (size - 1) * least));
  const groups: Group[] = [];
  for (const i of order) {
    let group: Group = { size: 1, sum: Math.min(Math.max(wishes[i]!, from), to) };
    for (let before = groups.at(-1); before && top(before) + before.size * least > top(group); before = groups.at(-1)) {
      group = { size: before.size + group.size, sum: before.sum + group.sum };
      groups.pop();
    }
    groups.push(group);
  }
  const placed = groups.flatMap((group) => Array.from({ length: group.size }, (_, k) => top(group) + k * least));
  return wishes.map((_, i) => placed[order.indexOf(i)]!);
}
