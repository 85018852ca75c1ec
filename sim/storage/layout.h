#pragma once
// Every array of a result file: its name, dimensions, type, unit and meaning, once for the writer, the reader and
// FORMAT.md. A change here is a change of the published format.

#include "storage/h5_variable.h"

namespace kabar::layout {

using h5::Type;
using h5::Variable;

// Dimensions with labels.
inline constexpr Variable kStrategy{"strategy", "strategy", Type::text, "1", "name of the strategy"};
inline constexpr Variable kTopic{"topic", "topic", Type::text, "1", "id of the topic (a programme)"};
inline constexpr Variable kMeasure{"measure", "measure", Type::text, "1",
                                   "what a household has done about the topic; each is described in FORMAT.md"};
inline constexpr Variable kStatus{"status", "status", Type::text, "1", "poor or not, eligible for the topic or not"};
inline constexpr Variable kKelurahan{"kelurahan", "kelurahan", Type::text, "1", "code of the kelurahan"};
inline constexpr Variable kAccess{"access", "access", Type::text, "1", "access of the household to the internet"};
inline constexpr Variable kDecile{"decile", "decile", Type::i32, "1", "welfare decile, 1 = poorest"};
inline constexpr Variable kGroup{"group", "group", Type::text, "1", "group of households of the daily series"};
inline constexpr Variable kDay{"day", "day", Type::i32, "days since START", "day, state at its end"};
inline constexpr Variable kPoverty{"poverty", "poverty", Type::text, "1", "poor or not"};
inline constexpr Variable kChannel{"channel", "channel", Type::text, "1", "id of the channel"};
inline constexpr Variable kEvent{"event", "event", Type::text, "1",
                                 "questions asked, answered, ignored; households misled by a hoax, corrected"};
inline constexpr Variable kItem{"item", "item", Type::text, "1", "id of the item of cost"};
inline constexpr Variable kAgency{"agency", "agency", Type::text, "1", "id of the agency"};
inline constexpr Variable kVolunteer{"volunteer", "volunteer", Type::text, "1", "who gives time unpaid"};
inline constexpr Variable kTarget{"target", "target", Type::text, "1",
                                  "row of the tables of people: TABLE/CATEGORY or TABLE/CATEGORY/GIVEN"};

// Dimensions without labels.
inline constexpr const char* kPopulation = "population";
inline constexpr const char* kReplicate = "replicate";
inline constexpr const char* kHousehold = "household";
inline constexpr const char* kKept = "kept";

// What the labels stand for.
inline constexpr Variable kStrategyTitleId{"strategy_title_id", "strategy", Type::text, "1", "title in Indonesian"};
inline constexpr Variable kStrategyTitleEn{"strategy_title_en", "strategy", Type::text, "1", "title in English"};
inline constexpr Variable kStrategyToml{"strategy_toml", "strategy", Type::text, "1", "the resolved strategy, as TOML"};
inline constexpr Variable kStrategyDigest{"strategy_digest", "strategy", Type::text, "1",
                                          "digest of the strategy without its name and titles"};
inline constexpr Variable kStrategyOf{"strategy_of", "strategy", Type::text, "1",
                                      "the whole strategy: its own name, but of a knock-out"};
inline constexpr Variable kStrategyWithout{"strategy_without", "strategy", Type::text, "1",
                                           "the kind of means that a knock-out lacks; empty: a whole strategy"};
inline constexpr Variable kTopicNameId{"topic_name_id", "topic", Type::text, "1", "name in Indonesian"};
inline constexpr Variable kTopicNameEn{"topic_name_en", "topic", Type::text, "1", "name in English"};
inline constexpr Variable kKelurahanName{"kelurahan_name", "kelurahan", Type::text, "1", "name of the kelurahan"};
inline constexpr Variable kKelurahanLat{"kelurahan_lat", "kelurahan", Type::f64, "degrees_north", "latitude"};
inline constexpr Variable kKelurahanLon{"kelurahan_lon", "kelurahan", Type::f64, "degrees_east", "longitude"};
inline constexpr Variable kKelurahanArea{"kelurahan_km2", "kelurahan", Type::f64, "km2", "area"};
inline constexpr Variable kChannelNameId{"channel_name_id", "channel", Type::text, "1", "name in Indonesian"};
inline constexpr Variable kChannelNameEn{"channel_name_en", "channel", Type::text, "1", "name in English"};
inline constexpr Variable kChannelMechanism{"channel_mechanism", "channel", Type::text, "1",
                                            "how the channel brings a message"};
inline constexpr Variable kItemNameId{"item_name_id", "item", Type::text, "1", "name in Indonesian"};
inline constexpr Variable kItemNameEn{"item_name_en", "item", Type::text, "1", "name in English"};
inline constexpr Variable kItemUnit{"item_unit", "item", Type::text, "1", "what one of the item is"};
inline constexpr Variable kAgencyName{"agency_name", "agency", Type::text, "1", "name of the agency"};

// Per population: the denominators.
inline constexpr Variable kPopulationHouseholds{"population_households", "population", Type::u32, "households",
                                                "households of the population"};
inline constexpr Variable kHouseholds{"households", "population, topic, status, kelurahan, access", Type::u32,
                                      "households", "households of the cell: the denominator of counts"};
inline constexpr Variable kHouseholdsByDecile{"households_by_decile", "population, decile", Type::u32, "households",
                                              "households of the decile: the denominator of deciles"};
inline constexpr Variable kTargetHouseholds{"target_households", "target", Type::f64, "households",
                                            "households that the row asks for, in a city of this size"};
inline constexpr Variable kTargetMade{"target_made", "population, target", Type::u32, "households",
                                      "households of the row that were made"};

// Per strategy, population and replicate.
inline constexpr Variable kCounts{"counts",
                                  "strategy, population, replicate, topic, measure, status, kelurahan, access",
                                  Type::u32, "households", "households of the cell that meet the measure"};
inline constexpr Variable kDeciles{"deciles", "strategy, population, replicate, topic, measure, decile", Type::u32,
                                   "households", "households of the decile that meet the measure"};
inline constexpr Variable kDaily{"daily", "strategy, population, replicate, topic, measure, group, day", Type::u32,
                                 "households", "households of the group that meet the measure at the end of the day"};
inline constexpr Variable kFirstChannel{"first_channel", "strategy, population, replicate, topic, poverty, channel",
                                        Type::u32, "households",
                                        "households ever aware, by the channel that made them aware"};
inline constexpr Variable kRootChannel{"root_channel", "strategy, population, replicate, topic, poverty, channel",
                                       Type::u32, "households",
                                       "households ever aware, by the channel on which the message began"};
inline constexpr Variable kEventCounts{"events", "strategy, population, replicate, topic, event", Type::u32, "1",
                                       "times that it happened to a household"};
inline constexpr Variable kExposures{"exposures", "strategy, population, replicate", Type::u64, "1",
                                     "times that a household met a message"};
inline constexpr Variable kActivations{"activations", "strategy, population, replicate", Type::u64, "1",
                                       "times that a household became aware of a topic"};
inline constexpr Variable kCoins{"coins", "strategy, population, replicate", Type::u64, "1",
                                 "followers, ties and members that were asked"};
inline constexpr Variable kReplicateDigest{"replicate_digest", "strategy, population, replicate", Type::text, "1",
                                           "digest of all that happened in the replicate; empty if unfinished"};
inline constexpr Variable kComplete{"complete", "strategy, population, replicate",      Type::i8,
                                    "1",        "whether the replicate ran to its end", "unfinished complete"};

// Per strategy and population: the ledger.
inline constexpr Variable kCash{"cash_rupiah", "strategy, population, item", Type::i64, "rupiah", "cash spent"};
inline constexpr Variable kStaff{"staff_millihours", "strategy, population, item", Type::i64, "0.001 h",
                                 "hours of staff, in thousandths"};
inline constexpr Variable kAgencyHours{"agency_millihours", "strategy, population, agency", Type::i64, "0.001 h",
                                       "hours of the agency's staff, in thousandths"};
inline constexpr Variable kAgencyWeek{"agency_week_millihours", "strategy, population, agency", Type::i64, "0.001 h",
                                      "the same in the week with most"};
inline constexpr Variable kVolunteerHours{"volunteer_millihours", "strategy, population, volunteer", Type::i64,
                                          "0.001 h", "hours of volunteers, in thousandths"};
inline constexpr Variable kVolunteerMonth{"volunteer_month_millihours", "strategy, population, volunteer", Type::i64,
                                          "0.001 h", "the same of one person, in the 30 days with most"};
inline constexpr Variable kChannelUse{"channel_use", "strategy, population, channel", Type::f64, "1",
                                      "messages in the busiest week, as a share of what the channel's places carry"};

inline constexpr Variable kCashTotal{"cash_total_rupiah", "strategy, population", Type::i64, "rupiah",
                                     "cash spent, all items together"};
inline constexpr Variable kScaledValue{"scaled_value", "strategy, population", Type::f64, "see scale_with",
                                       "value of the number that was scaled to the budget; NaN if none was"};
inline constexpr Variable kScaleWith{"strategy_scale_with", "strategy", Type::text, "1",
                                     "the number that the budget scales, as LIST.ID.KEY; empty: none"};
inline constexpr Variable kBudgetExempt{
    "strategy_budget_exempt", "strategy", Type::i8, "1", "whether the strategy may cost more than the budget",
    "within_budget exempt"};

// Tier households only.
inline constexpr Variable kHouseholdReplicates{"household_replicates",
                                               "strategy, population, topic, measure, household", Type::u32,
                                               "replicates", "replicates in which the household meets the measure"};
inline constexpr Variable kKeptStrategy{"kept_strategy", "kept", Type::u32, "1", "strategy of the kept replicate"};
inline constexpr Variable kKeptPopulation{"kept_population", "kept", Type::u32, "1",
                                          "population of the kept replicate"};
inline constexpr Variable kKeptReplicate{"kept_replicate", "kept", Type::u32, "1", "number of the kept replicate"};
inline constexpr Variable kKeptState{"kept_state",
                                     "kept, topic, household",
                                     Type::i8,
                                     "1",
                                     "state of the household at the end",
                                     "unaware aware understands applied enrolled"};
inline constexpr Variable kKeptChannel{"kept_channel", "kept, topic, household", Type::u8, "1",
                                       "index of the channel that made it aware"};
inline constexpr Variable kKeptExposures{"kept_exposures", "kept, topic, household", Type::u16, "1",
                                         "times that it met a message"};
inline constexpr Variable kKeptFirstAware{"kept_first_aware", "kept, topic, household", Type::u32, "h",
                                          "hour from the start in which it became aware"};
inline constexpr Variable kKeptParent{"kept_parent", "kept, topic, household", Type::u32, "1",
                                      "household (groups, ties, reshares) or slot that it heard from"};
inline constexpr Variable kKeptRoot{"kept_root", "kept, topic, household", Type::u32, "1",
                                    "slot of the calendar that it goes back to"};
inline constexpr Variable kKeptForget{"kept_forget", "kept, topic, household", Type::u32, "h",
                                      "hour from the start in which it forgets"};

// Tables of their own.
inline constexpr Variable kSymbol{"parameters/symbol", "symbol", Type::text, "1", "symbol of the parameter"};
inline constexpr Variable kValue{"parameters/value", "symbol", Type::f64, "see unit", "its value, if it is a number"};
inline constexpr Variable kValueText{"parameters/value_text", "symbol", Type::text, "1", "its value, as text"};
inline constexpr Variable kUnit{"parameters/unit", "symbol", Type::text, "1", "its unit"};
inline constexpr Variable kLow{"parameters/low", "symbol", Type::f64, "see unit", "the least plausible value"};
inline constexpr Variable kHigh{"parameters/high", "symbol", Type::f64, "see unit", "the largest plausible value"};
inline constexpr Variable kGrade{"parameters/grade", "symbol", Type::text, "1",
                                 "grade of the evidence, A best, E guess"};
inline constexpr Variable kSource{"parameters/source", "symbol", Type::text, "1", "where the value comes from"};
inline constexpr Variable kLabelId{"parameters/label_id", "symbol", Type::text, "1", "what it is, in Indonesian"};
inline constexpr Variable kLabelEn{"parameters/label_en", "symbol", Type::text, "1", "what it is, in English"};
inline constexpr Variable kFile{"inputs/file", "file", Type::text, "1", "name of the input file"};
inline constexpr Variable kFileBytes{"inputs/bytes", "file", Type::u64, "byte", "its size"};
inline constexpr Variable kFileDigest{"inputs/digest", "file", Type::text, "1", "its digest (XXH3-128)"};

inline constexpr Variable kRefused{"refused/name", "name", Type::text, "1",
                                   "name of a strategy that was not run, as it exceeds a ceiling"};
inline constexpr Variable kRefusedTitleId{"refused/title_id", "name", Type::text, "1", "title in Indonesian"};
inline constexpr Variable kRefusedTitleEn{"refused/title_en", "name", Type::text, "1", "title in English"};
inline constexpr Variable kRefusedWhyId{"refused/why_id", "name", Type::text, "1", "what it exceeds, in Indonesian"};
inline constexpr Variable kRefusedWhyEn{"refused/why_en", "name", Type::text, "1", "what it exceeds, in English"};

inline constexpr int kPovertyGroups = 2;
inline constexpr const char* kPovertyNames[kPovertyGroups] = {"non_poor", "poor"};

/// All of them, for FORMAT.md.
inline constexpr const Variable* kVariables[] = {&kStrategy,
                                                 &kTopic,
                                                 &kMeasure,
                                                 &kStatus,
                                                 &kKelurahan,
                                                 &kAccess,
                                                 &kDecile,
                                                 &kGroup,
                                                 &kDay,
                                                 &kPoverty,
                                                 &kChannel,
                                                 &kEvent,
                                                 &kItem,
                                                 &kAgency,
                                                 &kVolunteer,
                                                 &kTarget,
                                                 &kStrategyTitleId,
                                                 &kStrategyTitleEn,
                                                 &kStrategyToml,
                                                 &kStrategyDigest,
                                                 &kStrategyOf,
                                                 &kStrategyWithout,
                                                 &kTopicNameId,
                                                 &kTopicNameEn,
                                                 &kKelurahanName,
                                                 &kKelurahanLat,
                                                 &kKelurahanLon,
                                                 &kKelurahanArea,
                                                 &kChannelNameId,
                                                 &kChannelNameEn,
                                                 &kChannelMechanism,
                                                 &kItemNameId,
                                                 &kItemNameEn,
                                                 &kItemUnit,
                                                 &kAgencyName,
                                                 &kPopulationHouseholds,
                                                 &kHouseholds,
                                                 &kHouseholdsByDecile,
                                                 &kTargetHouseholds,
                                                 &kTargetMade,
                                                 &kCounts,
                                                 &kDeciles,
                                                 &kDaily,
                                                 &kFirstChannel,
                                                 &kRootChannel,
                                                 &kEventCounts,
                                                 &kExposures,
                                                 &kActivations,
                                                 &kCoins,
                                                 &kReplicateDigest,
                                                 &kComplete,
                                                 &kCash,
                                                 &kStaff,
                                                 &kAgencyHours,
                                                 &kAgencyWeek,
                                                 &kVolunteerHours,
                                                 &kVolunteerMonth,
                                                 &kChannelUse,
                                                 &kCashTotal,
                                                 &kScaledValue,
                                                 &kScaleWith,
                                                 &kBudgetExempt,
                                                 &kHouseholdReplicates,
                                                 &kKeptStrategy,
                                                 &kKeptPopulation,
                                                 &kKeptReplicate,
                                                 &kKeptState,
                                                 &kKeptChannel,
                                                 &kKeptExposures,
                                                 &kKeptFirstAware,
                                                 &kKeptParent,
                                                 &kKeptRoot,
                                                 &kKeptForget,
                                                 &kSymbol,
                                                 &kValue,
                                                 &kValueText,
                                                 &kUnit,
                                                 &kLow,
                                                 &kHigh,
                                                 &kGrade,
                                                 &kSource,
                                                 &kLabelId,
                                                 &kLabelEn,
                                                 &kFile,
                                                 &kFileBytes,
                                                 &kFileDigest,
                                                 &kRefused,
                                                 &kRefusedTitleId,
                                                 &kRefusedTitleEn,
                                                 &kRefusedWhyId,
                                                 &kRefusedWhyEn};

}  // namespace kabar::layout
