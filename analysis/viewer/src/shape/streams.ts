// Ways as streams of a flow: largest first, what is too small to see put together.
import type { Way, WayEffect } from "../report";

export interface WayShare {
  way: Way | null; // null: several small ones
  share: number; // of all poor households
}

/** Ways with a share of at least `least`; the rest together, last. What is undefined or zero is left out. */
export function wayShares(ways: Way[], effects: Record<string, WayEffect>, least: number): WayShare[] {
  const all = ways
    .map((way) => ({ way, share: effects[way.id]?.of_poor.mean ?? 0 }))
    .filter((one) => one.share > 0)
    .sort((a, b) => b.share - a.share);
  const large: WayShare[] = all.filter((one) => one.share >= least);
  const small = all.filter((one) => one.share < least);
  if (small.length === 1) return all;
  const rest = small.reduce((sum, one) => sum + one.share, 0);
  return rest > 0 ? [...large, { way: null, share: rest }] : large;
}
