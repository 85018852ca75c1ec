#pragma once
// Processor time: what work costs, whatever else the machine does meanwhile. Decides no result.

namespace kabar {

/// Seconds that all threads of this process have had on processors so far.
double processor_seconds();
/// Seconds that this thread has had.
double processor_seconds_of_thread();

}  // namespace kabar
