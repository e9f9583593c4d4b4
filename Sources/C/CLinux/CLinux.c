#define _GNU_SOURCE
#include "CLinux.h"
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

static int unknot_signal_pipe[2] = {-1, -1};

static void unknot_note_signal(int signal_number) {
  int before = errno;
  unsigned char byte = (unsigned char)signal_number;
  if (write(unknot_signal_pipe[1], &byte, 1) < 0) { /* full: whoever reads is told already */ }
  errno = before;
}

int unknot_signals(const sigset_t *set) {
  if (unknot_signal_pipe[0] < 0 && pipe2(unknot_signal_pipe, O_CLOEXEC | O_NONBLOCK) < 0) return -1;
  struct sigaction action = {.sa_handler = unknot_note_signal, .sa_flags = SA_RESTART};
  sigfillset(&action.sa_mask);
  for (int number = 1; number < NSIG; number++)
    if (sigismember(set, number) == 1) sigaction(number, &action, NULL);
  return unknot_signal_pipe[0];
}

int unknot_next_signal(int descriptor) {
  unsigned char byte;
  return read(descriptor, &byte, 1) == 1 ? byte : 0;
}

int unknot_eventfd(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

void unknot_name_thread(const char *name) { pthread_setname_np(pthread_self(), name); }

static locale_t unknot_unicode;
static void unknot_find_unicode(void) { unknot_unicode = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0); }

int unknot_columns(unsigned int character) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, unknot_find_unicode);
  if (!unknot_unicode) return 1; // a libc without it
  locale_t before = uselocale(unknot_unicode);
  int columns = wcwidth((wchar_t)character);
  uselocale(before);
  return columns;
}

static struct termios unknot_saved;
static int unknot_input = -1, unknot_screen = -1;
static volatile sig_atomic_t unknot_held;

void unknot_terminal_release(void) {
  if (!unknot_held) return;
  unknot_held = 0;
  static const char leave[] = "\033[?25h\033[?1049l";
  // The screen may be full: it gets a moment. One that nobody reads any more is not waited for.
  for (int tries = 0; unknot_screen >= 0 && tries < 10; tries++) {
    if (write(unknot_screen, leave, sizeof leave - 1) >= 0 || errno != EAGAIN) break;
    struct pollfd room = {.fd = unknot_screen, .events = POLLOUT};
    poll(&room, 1, 20);
  }
  tcsetattr(unknot_input, TCSANOW, &unknot_saved);
}

static void unknot_crash(int signal_number) {
  unknot_terminal_release();
  signal(signal_number, SIG_DFL);
  raise(signal_number);
}

int unknot_terminal_hold(int input, int screen) {
  static int once;
  if (unknot_held) return 0;
  if (tcgetattr(input, &unknot_saved) < 0) return -1;
  // As a session leaves it that was killed outright, which is not how it was: programs are started with lines and echo.
  if (!(unknot_saved.c_lflag & (ICANON | ECHO))) {
    unknot_saved.c_lflag |= ICANON | ECHO;
    unknot_saved.c_iflag |= IXON;
  }
  unknot_input = input;
  unknot_screen = screen;
  if (!once) {
    once = 1;
    atexit(unknot_terminal_release);
    static const int fatal[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP};
    for (unsigned i = 0; i < sizeof fatal / sizeof *fatal; i++) signal(fatal[i], unknot_crash);
  }
  struct termios raw = unknot_saved;
  raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
  raw.c_iflag &= ~(tcflag_t)IXON;
  // If it is killed outright the shell reads on with this: none at a time would be the end of its input.
  raw.c_cc[VMIN] = 1;
  raw.c_cc[VTIME] = 0;
  unknot_held = 1;
  return tcsetattr(input, TCSANOW, &raw);
}
