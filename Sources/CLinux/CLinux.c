#define _GNU_SOURCE
#include "CLinux.h"
#include <pthread.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

int unknot_signalfd(const sigset_t *mask) { return signalfd(-1, mask, SFD_CLOEXEC | SFD_NONBLOCK); }

int unknot_signalfd_read(int descriptor) {
  struct signalfd_siginfo info;
  return read(descriptor, &info, sizeof info) == (ssize_t)sizeof info ? (int)info.ssi_signo : 0;
}

int unknot_eventfd(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

void unknot_name_thread(const char *name) { pthread_setname_np(pthread_self(), name); }
