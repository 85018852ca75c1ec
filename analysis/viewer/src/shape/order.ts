// In which order strategies are shown. What is undefined comes last; ties keep the order of the file.
import { type Effect, type Headline, headlines, type Strategy } from "../report";

export const orders = [...headlines, "cash", "listed"] as const;
export type Order = (typeof orders)[number];

export function headlineEffect(strategy: Strategy, headline: Headline): Effect {
  return headline === "poor_aware" ? strategy.poor.ever_aware : strategy.eligible.understands;
}

/** Shares from the most, cash from the least. */
export function sortStrategies(strategies: Strategy[], order: Order): Strategy[] {
  const value = (one: Strategy): number => {
    if (order === "listed") return 0;
    if (order === "cash") return one.cost.cash_rupiah.mean ?? Infinity;
    const mean = headlineEffect(one, order).mean;
    return mean === null ? Infinity : -mean;
  };
  // Infinity less Infinity is no order.
  return [...strategies].sort((a, b) => (value(a) === value(b) ? 0 : value(a) - value(b)));
}
