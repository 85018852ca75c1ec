// What `kabar compare --json` prints and what the page shows: one object, so that no number of the page is its own.
// Shares are of households, 0 to 1, mean over topics. What is undefined is null, with a reason.

export interface Effect {
  mean: number | null;
  low: number | null;
  high: number | null;
  reason?: Reason;
}

/** A text in both languages of the page. */
export interface Text {
  id: string;
  en: string;
}

/** Why a number is undefined: a code that stays from version to version, and words. */
export interface Reason extends Text {
  code: string;
}

/** What codes are called. */
export type Names = Record<string, Text>;

export const measures = ["reach", "ever_aware", "aware", "understands", "applied", "enrolled"] as const;
export type Measure = (typeof measures)[number];
export const groups = ["poor", "non_poor", "eligible", "all"] as const;
export type Group = (typeof groups)[number];
export type Shares = Record<Measure, Effect> & { [other: string]: Effect }; // measures of later versions, too

/** The two figures that head every table: poor households ever aware, eligible households that understand. */
export const headlines = ["poor_aware", "eligible_understand"] as const;
export type Headline = (typeof headlines)[number];

export interface Spread {
  mean: number;
  lowest: number;
  highest: number;
}

export interface BudgetUse {
  ceiling_rupiah: number;
  exempt: boolean; // it may cost more than the ceiling
  spent_rupiah: Spread;
  left_rupiah: Spread;
  scale_with: string | null; // the number that was scaled to the ceiling
  value: Spread | null;
}

export interface Way {
  id: string;
  name_id: string;
  name_en: string;
  mechanism: string;
  channels: string[];
}

export interface WayEffect {
  of_poor: Effect; // of all poor households
  of_aware: Effect; // of those ever aware
}

/** What is told of places and classes of access; non_poor_aware: households that are not poor, ever aware. */
export type PartMeasure = Headline | "non_poor_aware";

/** A place or a class of access: households of a group there, and the share that meets the measure. */
export interface Part {
  households: number; // mean over populations and over the topics that have such households
  share: Effect;
  shrunken: Effect; // towards the mean of all parts by empirical Bayes; undefined below 100 households or 3 parts
}

/** Days 1 to the end of the horizon: mean share at the end of each day, with its interval. */
export interface Series {
  mean: number[];
  low: number[] | null; // null where there is no interval
  high: number[] | null;
}

export interface NetBenefit {
  rupiah_per_household: number; // what one more household that understands is worth
  rupiah: Effect; // benefit less extra cash, over the baseline
}

/** What a strategy gains over the baseline for its money. */
export interface CostEffect {
  more_households: Effect; // eligible households that understand, more than under the baseline, sum over topics
  more_rupiah: Effect;
  more_staff_hours: Effect;
  rupiah_per_household: Effect; // Fieller's interval; undefined where the gain is not above 0 or its interval holds 0
  net_benefit: NetBenefit[];
}

/** Of one replicate: how much it scatters, and the shares of luck and of the make-up of the city in that. */
export interface Scatter {
  standard_deviation: number | null;
  luck: number | null;
  city: number | null;
  reason?: Reason;
}

export interface Strategy {
  name: string;
  title_id: string;
  title_en: string;
  populations: number;
  replicates: number; // per population
  complete_replicates: number;
  intervals: Reason; // what they are over
  cost: { cash_rupiah: Effect; staff_hours: Effect };
  budget: BudgetUse | null;
  budget_reason?: Reason;
  poor: Shares;
  non_poor: Shares;
  eligible: Shares;
  all: Shares;
  erreygers: Effect; // of ever aware; 0 is even, above 0 the better-off know more
  gap: { difference: Effect; ratio: Effect; log_odds_ratio: Effect }; // poor against non-poor, ever aware
  events: Record<string, Effect>;
  variance: Record<Headline, Scatter>;
  // against the baseline
  paired: boolean;
  difference: Record<Group, Shares>;
  cost_difference: { cash_rupiah: Effect; staff_hours: Effect };
  difference_variance: Record<Headline, Scatter>;
  variance_reduction: number | null;
  variance_reduction_reason?: Reason;
  needed: { count: number | null; unit: string; reason?: Reason };
  poor_ever_aware_by: { last_hop: Record<string, WayEffect>; root: Record<string, WayEffect> };
  may_be_chosen: boolean; // keeps to the ceiling and reaches somebody; the others are yardsticks
  // who, when, where
  daily: Record<"poor" | "non_poor", { ever_aware: Series; understands: Series }> | null;
  daily_reason?: Reason;
  days_to: { share: number; days: Effect }[]; // until this share of the poor were ever aware; undefined: not all reached it
  restricted_mean_days: Effect; // until a poor household is aware, the horizon for those who never were
  by_kelurahan_reason?: Reason;
  by_kelurahan: Record<PartMeasure, Part[]> | null; // in the order of Report.kelurahan
  by_access: Record<PartMeasure, Part[]>; // in the order of Report.access
  by_decile: { households: number; share: Effect }[]; // ever aware of all households, the poorest decile first
  frequency: Effect; // exposures for each household reached, of one topic
  left_out: {
    // eligible poor households, numbers, mean over topics
    households: Effect;
    never_aware: Effect;
    not_understanding: Effect;
    where: { households: number[][]; never_aware: number[][] } | null; // kelurahan x access, means
  };
  // Eligible never aware, of eligible; not eligible, of ever aware (without topics of which nobody became aware).
  targeting: { exclusion: Effect; inclusion: Effect };
  attainable: Record<Headline, Effect>; // 0 as `silence`, 1 as `everyone-sees`
  cost_effect: CostEffect | null; // null for the baseline
  best: Record<Headline, BestOf>; // multiple comparison with the best
  contrast: Record<Headline, Contrast | null>; // against the baseline; null for the baseline
  front: Front;
}

/**
 * Hsu's multiple comparison with the best of the others: this strategy less the best other one, among those that may be
 * chosen. The interval is constrained: one that would lie on one side of 0 ends at 0.
 */
export interface BestOf {
  difference: Effect;
  may_be_best: boolean;
  is_best: boolean; // and no other may be
}

export interface Contrast {
  p: number | null; // paired t test
  p_holm: number | null; // adjusted for all contrasts of this headline
  reason?: Reason;
}

/** By eligible who understand, reach of all and cash. */
export interface Front {
  on_front: boolean | null; // no strategy is as good in all three and better in one, by the means
  share_on_front: number | null; // of populations (or replicates) in which that holds
  dominated_by: { strategy: string; share: number }[]; // by means, with the share in which it holds
  reason?: Reason;
}

/** A strategy under one of several ceilings. */
export interface CeilingStrategy {
  name: string;
  may_be_chosen: boolean;
  populations: number;
  replicates: number; // per population
  shares: Record<Headline, Effect>;
  difference: Record<Headline, Effect>; // from the baseline in the same file, paired
  cash_rupiah: Effect;
  staff_hours: Effect;
}

/** The same strategies in the same worlds under this ceiling of cash. */
export interface Ceiling {
  ceiling_rupiah: number;
  leaders: Record<
    Headline,
    {
      strategy: string | null; // the largest mean of those that may be chosen; null: there are none
      luck_decides: boolean; // it is the best, whatever luck and population
      rivals: string[]; // that luck does not tell from it
    }
  >;
  strategies: CeilingStrategy[]; // those of the report that ran under it, in its order
  files: ResultFile[];
}

/** One order in plausible worlds: draws of all assumptions within their ranges. */
export interface Order {
  headline: Headline;
  a: string;
  b: string;
  worlds: number;
  a_better: number; // in so many worlds
  b_better: number;
  decided: boolean; // at least 90 % of at least 200 worlds
  difference: { median: number; low: number; high: number }; // 5 to 95 % of worlds
  deciding: {
    path: string;
    label: Text;
    unit: string;
    grade: string;
    shipped: number | null;
    break_even: number | null;
    a_better_below: number | null; // share of the worlds below the break-even
    a_better_above: number | null;
  } | null;
}

export interface Worlds {
  source: string; // file
  scenario: string;
  commit: Text;
  worlds: number;
  populations: number; // of each world
  uncertainties: number;
  strategies: {
    name: string;
    headline: Headline;
    best_in: number | null; // share of worlds, ties shared; null for those that may not be chosen
    median: number;
    low: number; // 5 % of worlds
    high: number; // 95 %
  }[];
  orders: Order[]; // a is better in at least as many worlds as b; every pair once
}

export interface Pattern {
  id: string;
  name: Text;
  value: number;
  low: number; // where it should lie
  high: number | null; // null: no upper end
  shown: Text; // the value, and where it should lie, as people write them
  target: Text;
  held: boolean | null; // null: not comparable
}

export const flagKinds = [
  "too_few_populations",
  "within_noise",
  "not_decided",
  "not_examined",
  "audience_exhausted",
  "pattern_missed",
  "hangs_on_guess",
  "not_paired",
  "one_source_varied",
  "targets_missed",
  "other_versions",
  "stopped_run",
  "refused",
  "does_nothing",
] as const;
export type FlagKind = (typeof flagKinds)[number];

/** What a careful reader must know before believing the numbers. */
export interface Flag {
  kind: FlagKind;
  strategies: string[];
  text: Text;
}

export interface Assumption {
  symbol: string;
  value: string; // as it was typed
  shown: Text; // as people write it
  unit: string;
  low: number | null;
  high: number | null;
  grade: string; // A best, E guess
  source: string;
  source_id?: string; // the same in Indonesian
  label_id: string;
  label_en: string;
}

export interface Kelurahan {
  code: string;
  name: string;
  lat: number;
  lon: number;
  km2: number;
  households: number; // means over the populations of the baseline's file
  poor: number;
}

export interface ResultFile {
  path: string;
  seed: number;
  topics: number;
  digest: string;
  config_digest: string;
  world_digest: string;
  program_version: string;
  git_commit: string;
  commit: Text; // as people read it
  created: string;
  command_line: string;
  scenario: string;
  populations?: number; // of a stopped run
  planned_populations?: number;
  first_population?: number;
}

export interface Report {
  format: "kabar-comparison";
  format_version: number;
  city: string;
  start: string; // local date of the first day
  days: number;
  budget_rupiah: number; // 0: no ceiling
  households: number; // mean over populations, of the baseline's file
  baseline: string; // name of a strategy
  paired: boolean;
  vary: string; // "all", or the one source of chance that varied
  topic_names: { id: string; name_id: string; name_en: string }[];
  kelurahan: Kelurahan[] | null; // null: the files disagree about them
  kelurahan_reason?: Reason;
  access: { id: string; name: Text }[];
  ways: Way[];
  words: { measures: Names; groups: Names; headlines: Names; means: Names; units: Names };
  strategies: Strategy[];
  answer: Text[]; // the answer in sentences, the first is the headline
  flags: Flag[];
  worlds: Worlds | null; // null: --credibility was not given
  patterns: Pattern[] | null;
  assumptions: Assumption[]; // of the baseline's file; a value on which the files differ names all of them
  boundaries: Record<string, number[][][][]> | null; // kelurahan code -> polygons -> rings -> [lon, lat]
  ceilings: Ceiling[] | null; // the lowest first; null: no results under other ceilings were given
  knock_outs: { name: string; strategy: string; without: string; difference: Record<Group, Shares> }[];
  files: ResultFile[];
  topics: number | null; // null, as the digests: the files differ
  digest: string | null;
  config_digest: string | null;
  world_digest: string | null;
  reason?: Reason; // why these are null
  seconds: number; // wall time of the replicates alone
  seconds_total: number;
  exposures: number;
  activations: number;
  coins: number;
  about: Text;
}
