// Counts what a thread allocates, by standing in front of malloc in the test executable (Linux, glibc).
#ifndef ALLOCATION_COUNTER_H
#define ALLOCATION_COUNTER_H

/// Allocations and frees made by the calling thread since it started.
long allocation_count(void);

#endif
