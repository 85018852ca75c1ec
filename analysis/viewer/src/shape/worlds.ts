// Orders of strategies over plausible worlds, from either side.
import type { Headline, Order, Worlds } from "../report";

export interface Pair {
  share: number; // of the worlds in which the first is better
  decided: boolean;
  tied: boolean; // the same in every world
}

export const isTied = (order: Order): boolean => order.a_better === 0 && order.b_better === 0;

/** How often `first` is better than `second`; null where the pair was not examined. */
export function pairOf(worlds: Worlds, headline: Headline, first: string, second: string): Pair | null {
  for (const order of worlds.orders) {
    if (order.headline !== headline || order.worlds === 0) continue;
    const rest = { decided: order.decided, tied: isTied(order) };
    if (order.a === first && order.b === second) return { share: order.a_better / order.worlds, ...rest };
    if (order.a === second && order.b === first) return { share: order.b_better / order.worlds, ...rest };
  }
  return null;
}

export interface OrderFilter {
  headline: Headline;
  strategy: string | null; // null: all
  onlyUndecided: boolean;
}

/** Those that fit, the undecided first, then by how near they are to even. */
export function filterOrders(orders: Order[], filter: OrderFilter): Order[] {
  const even = (order: Order) => Math.abs(order.a_better - order.b_better) / Math.max(1, order.worlds);
  return orders
    .filter(
      (order) =>
        order.headline === filter.headline &&
        (filter.strategy === null || order.a === filter.strategy || order.b === filter.strategy) &&
        (!filter.onlyUndecided || (!order.decided && !isTied(order))),
    )
    .sort((a, b) => Number(a.decided) - Number(b.decided) || even(a) - even(b));
}

/** The strategies of this headline by their median over the worlds, the highest first. */
export function byMedian(worlds: Worlds, headline: Headline): string[] {
  return worlds.strategies
    .filter((one) => one.headline === headline)
    .sort((a, b) => b.median - a.median)
    .map((one) => one.name);
}
