#define _GNU_SOURCE
#include "CLinux.h"
#include <locale.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

int unknot_signalfd(const sigset_t *mask) { return signalfd(-1, mask, SFD_CLOEXEC | SFD_NONBLOCK); }

int unknot_signalfd_read(int descriptor) {
  struct signalfd_siginfo info;
  return read(descriptor, &info, sizeof info) == (ssize_t)sizeof info ? (int)info.ssi_signo : 0;
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
  if (unknot_screen >= 0 && write(unknot_screen, leave, sizeof leave - 1) < 0) { /* nobody is there */ }
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
