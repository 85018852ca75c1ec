#pragma once
// The submodels, one function each; the rules and the key of every draw are in scenarios/ODD.md, section 7.
// What one does in an hour touches other households in later hours only.

#include <cstdint>
#include <span>

#include "diffusion/state.h"

namespace kabar {

// `send`: what the slots of one list do in their hour, one overload a list (kSlotLists in strategy/calendar.h).
/// S1: followers see posts, at once or later: the block's share of those who are asked.
void send(const Setting& setting, std::span<const FeedSlot> posts, std::uint32_t parity, Block& block);
/// S1, paid: the impressions of campaigns that the block's households will see.
void send(const Setting& setting, std::span<const AdSlot> ads, std::uint32_t parity, Block& block);
/// Area or list, one coin each, hour uniform in the day: the block's households.
void send(const Setting& setting, std::span<const BroadcastSlot> broadcasts, std::uint32_t parity, Block& block);
/// S6: those who attend RTs' meetings, sessions of assisted groups; visited households.
void send(const Setting& setting, std::span<const MeetingSlot> meetings, std::uint32_t parity, Block& block);
void send(const Setting& setting, std::span<const SessionSlot> sessions, std::uint32_t parity, Block& block);
void send(const Setting& setting, std::span<const VisitSlot> visits, std::uint32_t parity, Block& block);

/// S6: an instruction sets out; those of the block's heads who relay it announce it and put it in the RT's group.
void instruct(const Setting& setting, const InstructionSlot& instruction, Block& block);
/// S6: what heads announce in this hour's meetings.
void announce(const Setting& setting, std::span<const Announcement> announcements, std::uint32_t hour,
              std::uint32_t parity, Block& block);
/// S6: a head who hears of the topic without being told to.
void relay_unasked(const Setting& setting, const Aware& head, std::uint32_t hour, Block& block);

/// Whether some of desk.now are of one household and topic.
enum class Rivals : std::uint8_t { none, some };
/// S3: what the exposures of desk.now do to their households (to desk.outcomes, recalls, fresh, sharing).
void encode(const Setting& setting, std::uint32_t hour, Rivals rivals, Block& block);
/// Handles the exposures of desk.due, due in this hour, with all that follows from them.
void handle(const Setting& setting, std::uint32_t hour, std::uint32_t parity, Block& block);

/// S8: before hour 0, all hoaxes of the horizon: who will come to believe them, and when (to Block::rumours).
void spread_hoaxes(const Setting& setting, int threads, State& state);
/// S8: those of this hour do, before its exposures.
void believe_hoaxes(std::uint32_t hour, Block& block);
/// S8: exposures of block.now to messages that debunk a hoax set some of those right who believe one.
void debunk_hoaxes(const Setting& setting, std::uint32_t hour, Block& block);

/// Whom it was heard from: a household, or the slot.
std::uint32_t parent_of(const Setting& setting, const Exposure& exposure);

/// Writes down what the exposures of desk.now did to block.followed.
void note_encounters(const Setting& setting, std::uint32_t hour, Block& block);

/// S7: until when the households of desk.recalls remember, each by the word of its topic, household and number of
/// exposures; and the daily counts, as a household knows until its forget hour.
void remember(const Setting& setting, std::uint32_t hour, Block& block);

/// S9: who understands, by the exposures of desk.now, may mean to apply.
void intend(const Setting& setting, std::uint32_t hour, Block& block);
/// S9: those who meant to apply in this hour do, if they still understand, and tell neighbours and kin of it.
void apply(const Setting& setting, std::uint32_t hour, std::uint32_t parity, Block& block);
/// S9: at the end, where places are limited, the candidates with the lowest draws get them.
void give_places(const Setting& setting, std::span<Block> blocks);

/// S10: before hour 0.
void begin_listening(const World& world, const Calendar& calendar, State& state);
/// S10: of those in desk.aware, just aware, some ask.
void ask(const Setting& setting, std::uint32_t hour, Block& block);
/// S10: one whose application has just failed may ask.
void ask_after_failure(const Setting& setting, std::uint32_t topic, std::uint32_t household, std::uint32_t hour,
                       Block& block);
/// S10: on the evening of a day questions are answered or have waited long enough, and what is sent may get clearer.
void listen(const Setting& setting, std::uint32_t day, State& state);
/// S10: whom the rounds of visits go to in a week that begins: of those who are left, first those of the kelurahan with
/// the lowest estimate of reach, and in it in keyed order; in week 0, with which it begins anew, in keyed order.
void plan_week(const Setting& setting, std::uint32_t week, State& state);

/// S4: the households of desk.aware, which have just become aware or act, tell neighbours and kin.
void retell(const Setting& setting, std::uint32_t hour, std::uint32_t parity, Block& block);
/// S5: they forward to some of their groups (to block.group_posts).
void forward_to_groups(const Setting& setting, std::uint32_t hour, Block& block);
/// S5: `sender` puts something into a group in hour `hour`.
void put_into_group(const Setting& setting, std::uint32_t group, std::uint32_t sender, std::uint64_t hour,
                    const Aware& of, std::uint32_t message, Block& block);
/// S5: other members read what is in block.group_posts.
void read_in_groups(const Setting& setting, std::uint32_t parity, Block& block);
/// S5: a viewer shows a post on.
void reshare(const Setting& setting, const Exposure& seen, std::uint32_t hour, std::uint32_t parity, Block& block);

}  // namespace kabar
