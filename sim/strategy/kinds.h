#pragma once
// What each kind of block costs and sends: `bill` knows prices and no message, `send` messages and no price. What both
// must agree on (how many posts, which meetings) is one function in the file of the kind. Internal to strategy/.

#include "scenario/blocks.h"
#include "strategy/bill.h"
#include "strategy/calendar_maker.h"
#include "strategy/schedule.h"

namespace kabar {

void bill(const Schedule& schedule, const PostBlock& block, Bill& to);  // posts.cpp
void send(const Schedule& schedule, const PostBlock& block, CalendarMaker& to);
void bill(const Schedule& schedule, const AdBlock& block, Bill& to);  // ads.cpp
void send(const Schedule& schedule, const AdBlock& block, CalendarMaker& to);
void bill(const Schedule& schedule, const BroadcastBlock& block, Bill& to);  // broadcasts.cpp
void send(const Schedule& schedule, const BroadcastBlock& block, CalendarMaker& to);
void bill(const Schedule& schedule, const MeetingBlock& block, Bill& to);  // meetings.cpp
void send(const Schedule& schedule, const MeetingBlock& block, CalendarMaker& to);
void bill(const Schedule& schedule, const InstructionBlock& block, Bill& to);  // instructions.cpp
void send(const Schedule& schedule, const InstructionBlock& block, CalendarMaker& to);
void bill(const Schedule& schedule, const SessionBlock& block, Bill& to);  // sessions.cpp
void send(const Schedule& schedule, const SessionBlock& block, CalendarMaker& to);
void bill(const Schedule& schedule, const VisitBlock& block, Bill& to);  // visits.cpp
void send(const Schedule& schedule, const VisitBlock& block, CalendarMaker& to);
void bill(const Schedule& schedule, const DeskBlock& block, Bill& to);  // desks.cpp
void send(const Schedule& schedule, const DeskBlock& block, CalendarMaker& to);
void bill(const Schedule& schedule, const ListeningBlock& block, Bill& to);  // listening.cpp
void send(const Schedule& schedule, const ListeningBlock& block, CalendarMaker& to);
void bill(const Schedule& schedule, const InternetBlock& block, Bill& to);  // internet.cpp
void send(const Schedule& schedule, const InternetBlock& block, CalendarMaker& to);
void bill(const Schedule& schedule, const CostBlock& block, Bill& to);  // costs.cpp
void send(const Schedule& schedule, const CostBlock& block, CalendarMaker& to);

/// All blocks of a strategy; of a knock-out without those that its calendar lacks.
void bill_all(const Schedule& schedule, const Strategy& strategy, Bill& to);

}  // namespace kabar
