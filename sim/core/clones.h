#pragma once
// One portable program whose loops over lanes use what the processor has. Knows nothing of what they compute.

/// Before a function: it is compiled for several instruction sets, and the first call chooses. The bits are the same in
/// all of them, as nothing may be contracted (-ffp-contract=off). Elsewhere than GCC on x86-64 with glibc it says
/// nothing. What such a function calls must be inline.
#if defined(__x86_64__) && defined(__GLIBC__) && defined(__GNUC__) && !defined(__clang__)
#define KABAR_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define KABAR_CLONES
#endif
