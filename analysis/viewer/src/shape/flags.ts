// Which warnings come first: those about the strategies that reach most, as these are what one chooses among.
import type { Flag, Strategy } from "../report";

/** In a stable order by the worst rank of the strategies that a flag is about. */
export function sortFlags(flags: Flag[], strategies: Strategy[]): Flag[] {
  const ranked = [...strategies]
    .sort((a, b) => (b.poor.ever_aware.mean ?? -1) - (a.poor.ever_aware.mean ?? -1))
    .map((one) => one.name);
  const worst = (flag: Flag) => Math.max(-1, ...flag.strategies.map((name) => ranked.indexOf(name)));
  return [...flags].sort((a, b) => worst(a) - worst(b));
}
