#pragma once
// How long the program itself has worked. Knows no work, and decides no result.

namespace kabar {

/// Seconds of processor time that all threads of this process have used so far. Stands still while the process is
/// stopped, and hardly moves while others have the processor, so that what work costs can be told on a busy machine.
double processor_seconds();

}  // namespace kabar
