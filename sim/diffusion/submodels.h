#pragma once
// The submodels, one function each; the rules and the key of every draw are in scenarios/ODD.md, section 7.
// What one does in an hour touches other households in later hours only.

#include <cstdint>
#include <span>

#include "diffusion/state.h"
#include "diffusion/turn.h"

namespace kabar {

// `send`: what the slots of one list do in their hour, one overload a list (kSlotLists in strategy/calendar.h).
/// S1: followers see posts, at once or later: the district's share of those who are asked.
void send(const Turn& turn, std::span<const FeedSlot> posts);
/// S1, paid: the impressions of campaigns that the district's households will see.
void send(const Turn& turn, std::span<const AdSlot> ads);
/// Area or list, one coin each, hour uniform in the day: the district's households.
void send(const Turn& turn, std::span<const BroadcastSlot> broadcasts);
/// S6: those who attend RTs' meetings, sessions of assisted groups; visited households.
void send(const Turn& turn, std::span<const MeetingSlot> meetings);
void send(const Turn& turn, std::span<const SessionSlot> sessions);
void send(const Turn& turn, std::span<const VisitSlot> visits);

/// S6: an instruction sets out; those of the district's heads who relay it announce it and put it in the RT's group.
void instruct(const Turn& turn, const InstructionSlot& instruction);
/// S6: what heads announce in this hour's meetings.
void announce(const Turn& turn, std::span<const Announcement> announcements);
/// S6: a head who hears of the topic without being told to.
void relay_unasked(const Turn& turn, const Aware& head);

/// Whether some of scratch.now are of one household and topic.
enum class Rivals : std::uint8_t { none, some };
/// S3: what the exposures of scratch.now do to their households (to scratch.outcomes, recalls, fresh, sharing).
void encode(const Turn& turn, Rivals rivals);
/// Handles the exposures of scratch.due, due in this hour, with all that follows from them.
void handle(const Turn& turn);

/// S8: before hour 0, all hoaxes of the horizon: who will come to believe them, and when (to District::rumours).
void spread_hoaxes(const Setting& setting, int threads, State& state);
/// S8: those of this hour do, before its exposures.
void believe_hoaxes(std::uint32_t hour, District& district);
/// S8: exposures of scratch.now to messages that debunk a hoax set some of those right who believe one.
void debunk_hoaxes(const Turn& turn);

/// Whom it was heard from: a household, or the slot.
std::uint32_t parent_of(const Setting& setting, const Exposure& exposure);

/// Writes down what the exposures of scratch.now did to district.followed.
void note_encounters(const Turn& turn);

/// S7: until when the households of scratch.recalls remember, each by the word of its topic, household and number of
/// exposures; and the daily counts, as a household knows until its forget hour.
void remember(const Turn& turn);

/// S9: who understands, by the exposures of scratch.now, may mean to apply.
void intend(const Turn& turn);
/// S9: those who meant to apply in this hour do, if they still understand, and tell neighbours and kin of it.
void apply(const Turn& turn);
/// S9: at the end, where places are limited, the candidates with the lowest draws get them.
void give_places(const Setting& setting, std::span<District> districts);

/// S10: before hour 0.
void begin_listening(const World& world, const Calendar& calendar, State& state);
/// S10: of those in scratch.aware, just aware, some ask.
void ask(const Turn& turn);
/// S10: one whose application has just failed may ask.
void ask_after_failure(const Turn& turn, std::uint32_t topic, std::uint32_t household);
/// S10: on the evening of a day questions are answered or have waited long enough, and what is sent may get clearer.
void listen(const Setting& setting, std::uint32_t day, State& state);
/// S10: whom the rounds of visits go to in a week that begins: of those who are left, first those of the kelurahan with
/// the lowest estimate of reach, and in it in keyed order; in week 0, with which it begins anew, in keyed order.
void plan_week(const Setting& setting, std::uint32_t week, State& state);

/// S4: the households of scratch.aware, which have just become aware or act, tell neighbours and kin.
void retell(const Turn& turn);
/// S5: they forward to some of their groups (to scratch.group_posts).
void forward_to_groups(const Turn& turn);
/// S5: `sender` puts something into a group in hour `hour`, where it is read by `row` of Calendar::group_delay.
void put_into_group(const Setting& setting, std::uint32_t group, std::uint32_t sender, std::uint64_t hour,
                    const Aware& of, std::uint32_t message, std::uint32_t row, Scratch& scratch);
/// S5: other members read what is in scratch.group_posts.
void read_in_groups(const Turn& turn);
/// S5: a viewer shows a post on.
void reshare(const Turn& turn, const Exposure& seen);

}  // namespace kabar
