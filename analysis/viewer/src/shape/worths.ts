// How far the worths of one more household are drawn: to where the strategies that are worth a look have paid for
// themselves, so that the place where their lines cross can be seen. The table has them all.
import type { Strategy } from "../report";

/** How many of the worths, in increasing order, to draw; all where nothing says where to stop. */
export function worthsToDraw(strategies: Strategy[], worths: number[]): number {
  const prices = strategies.flatMap((one) => {
    const ratio = one.cost_effect?.rupiah_per_household;
    return ratio && ratio.mean !== null && ratio.mean > 0 && one.may_be_chosen ? [ratio.mean] : [];
  });
  if (!prices.length) return worths.length;
  const enough = 2 * Math.max(...prices);
  const place = worths.findIndex((worth) => worth >= enough);
  return place < 0 ? worths.length : place + 1;
}
