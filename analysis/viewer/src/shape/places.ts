// How shares become shades on the map.
import type { Headline, Part } from "../report";

/** The darkest shade is the most that any strategy reaches anywhere, so that maps of two strategies compare. */
export function darkest(strategies: { by_kelurahan: Record<Headline, Part[]> | null }[], headline: Headline): number {
  const shares = strategies.flatMap((one) => (one.by_kelurahan?.[headline] ?? []).map((part) => part.share.mean ?? 0));
  const most = Math.max(0, ...shares);
  return most > 0 ? Math.min(1, Math.ceil(most * 10) / 10) : 1;
}
