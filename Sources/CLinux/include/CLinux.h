// What glibc has and Swift's Glibc module does not import: see NOTES in docs/ARCHITECTURE.md.
#ifndef CLINUX_H
#define CLINUX_H

#include <signal.h>

/// A file descriptor that becomes readable when a signal of `mask` is pending (Linux signalfd(2), close-on-exec, non-blocking).
int unknot_signalfd(const sigset_t *mask);
/// The next pending signal's number of a descriptor from unknot_signalfd, or 0 if there is none.
int unknot_signalfd_read(int descriptor);
/// A counter that wakes a poll (Linux eventfd(2), close-on-exec, non-blocking).
int unknot_eventfd(void);
/// Names the calling thread, at most 15 bytes, as shown by top and gdb.
void unknot_name_thread(const char *name);

#endif
