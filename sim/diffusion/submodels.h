#pragma once
// The submodels, one function each; the rules and the key of every draw are in scenarios/ODD.md, section 7.

#include <cstdint>

#include "diffusion/state.h"

namespace kabar {

/// S1: followers see a post, at once or later.
void show_post(const Setting& setting, const FeedSlot& post, State& state);
/// Area or list, one coin each, hour uniform in the day.
void broadcast(const Setting& setting, const BroadcastSlot& slot, State& state);
/// S6: those who attend an RT's meeting, a session of an assisted group; a visited household.
void hold_meeting(const Setting& setting, const MeetingSlot& meeting, State& state);
void hold_session(const Setting& setting, const SessionSlot& session, State& state);
void visit(const Setting& setting, const VisitSlot& visited, State& state);
/// S6: an instruction sets out; heads who relay it announce it and put it in the RT's group.
void instruct(const Setting& setting, const InstructionSlot& instruction, State& state);
/// S6: what a head announces in this hour's meeting.
void announce(const Setting& setting, const Announcement& announcement, std::uint32_t hour, State& state);
/// S6: a head who hears of the topic without being told to.
void relay_unasked(const Setting& setting, std::uint32_t household, std::uint32_t hour, State& state);

/// S3 and S7: handles one due exposure, with all that follows from it.
void handle(const Setting& setting, const Exposure& exposure, std::uint32_t hour, State& state);

/// S4: a household that has just become aware tells neighbours and kin.
void retell(const Setting& setting, std::uint32_t household, std::uint32_t hour, bool took_part, State& state);
/// S5: it forwards to some of its groups; a viewer shows a post on.
void forward_to_groups(const Setting& setting, std::uint32_t household, std::uint32_t hour, State& state);
void reshare(const Setting& setting, const Exposure& seen, std::uint32_t hour, State& state);
/// S5: other members read what `forwarder` puts into a group in hour `hour`.
void read_in_group(const Setting& setting, std::uint32_t group, std::uint32_t forwarder, std::uint32_t root,
                   std::uint32_t message, std::uint64_t hour, State& state);

}  // namespace kabar
