// What glibc has and Swift's Glibc module does not import: see NOTES in docs/ARCHITECTURE.md.
#ifndef CLINUX_H
#define CLINUX_H

#include <signal.h>

/// Catches the signals of `set`, whatever thread they come to, until the process ends. Gives a descriptor that becomes
/// readable when one has come (close-on-exec, non-blocking; always the same), or -1.
int unknot_signals(const sigset_t *set);
/// The next signal's number of that descriptor, or 0 if there is none.
int unknot_next_signal(int descriptor);
/// A counter that wakes a poll (Linux eventfd(2), close-on-exec, non-blocking).
int unknot_eventfd(void);
/// Names the calling thread, at most 15 bytes, as shown by top and gdb.
void unknot_name_thread(const char *name);

/// How many columns of a terminal a Unicode character takes (wcwidth(3), whatever the locale): 0 to 2; -1 if it is none to show.
int unknot_columns(unsigned int character);

/// Takes a terminal: keys come one by one and unseen. What it was is kept, and comes back by unknot_terminal_release, at exit
/// and before a crash. `screen` is left and its cursor shown then, if it is not -1. Gives -1 if it is no terminal.
int unknot_terminal_hold(int input, int screen);
/// Gives the terminal back as it was, once. Safe in a signal handler.
void unknot_terminal_release(void);

#endif
