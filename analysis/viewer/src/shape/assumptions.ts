// Which assumptions the reader asked for.
import type { Assumption } from "../report";

/** Those of a grade ("" for all) that have the words in symbol, meaning in either language, or source. */
export function filterAssumptions(all: Assumption[], filter: { grade: string; words: string }): Assumption[] {
  const words = filter.words.trim().toLowerCase();
  return all.filter(
    (one) =>
      (filter.grade === "" || one.grade === filter.grade) &&
      (words === "" ||
        [one.symbol, one.label_id, one.label_en, one.source].some((field) => field.toLowerCase().includes(words))),
  );
}
