#!/usr/bin/env python3
"""From exec to the first frames that ALSA is given: `unknot play` against aplay with the rendered file, in turn, on the
same device (a sound server of its own with a clocked null sink). A small library in front of snd_pcm_writei notes when
its first call is done. Prints medians; the goal is at most 15 ms more than aplay.

Usage: latency.py [--rounds N] [--command PATH]"""

import argparse
import os
import signal
import statistics
import subprocess
import sys
import time

from soundserver import sound_server

HERE = os.path.dirname(os.path.abspath(__file__))
GOAL = 15.0
NOTE = r"""
#define _GNU_SOURCE
#include <alsa/asoundlib.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>
snd_pcm_sframes_t snd_pcm_writei(snd_pcm_t *pcm, const void *frames, snd_pcm_uframes_t count) {
  static snd_pcm_sframes_t (*real)(snd_pcm_t *, const void *, snd_pcm_uframes_t);
  static int noted;
  if (!real) real = dlsym(RTLD_NEXT, "snd_pcm_writei");
  snd_pcm_sframes_t taken = real(pcm, frames, count);
  if (taken > 0 && !noted) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    noted = open(getenv("FIRST_FRAMES"), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (noted >= 0) { dprintf(noted, "%.6f\n", now.tv_sec + now.tv_nsec / 1e9); close(noted); }
    noted = 1;
  }
  return taken;
}
"""


def first_frames(environment, note, words):
    """Milliseconds from exec until the first frames were taken."""
    if os.path.exists(note):
        os.unlink(note)
    began = time.monotonic()
    process = subprocess.Popen(
        words, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while time.monotonic() < began + 5:
            time.sleep(0.02)
            if os.path.exists(note):
                with open(note) as file:
                    text = file.read()
                if text.endswith("\n"):
                    return (float(text) - began) * 1000
        sys.exit("%s: no sound within five seconds" % words[0])
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--command", default=os.environ.get("UNKNOT_BINARY") or os.path.join(HERE, "..", ".build", "release", "unknot"))
    options = parser.parse_args()
    if options.rounds < 1:
        parser.error("--rounds: at least 1")
    with sound_server() as (folder, environment):
        measure(options, folder, environment)


def measure(options, folder, environment):
    routine, file = os.path.join(HERE, "sixty-seconds.yaml"), os.path.join(folder, "minute.wav")
    subprocess.run([options.command, "render", routine, "-o", file], env=environment, check=True, capture_output=True)
    with open(folder + "/note.c", "w") as source:
        source.write(NOTE)
    subprocess.run(["gcc", "-shared", "-fPIC", "-O1", "-o", folder + "/note.so", folder + "/note.c", "-ldl"], check=True)
    environment = dict(environment, LD_PRELOAD=folder + "/note.so", FIRST_FRAMES=folder + "/first")
    jobs = {
        "unknot": [options.command, "play", "--plain", "--device", "default", routine],
        "aplay": ["aplay", "-q", "-D", "default", file],
    }
    times = {name: [] for name in jobs}
    for _ in range(options.rounds):
        for name, words in jobs.items():
            times[name].append(first_frames(environment, folder + "/first", words))
    print("First frames handed to the device after exec; %d rounds in turn." % options.rounds)
    for name, found in times.items():
        print("%-8s median %6.1f ms   best %6.1f   worst %6.1f" % (name, statistics.median(found), min(found), max(found)))
    more = statistics.median(ours - theirs for ours, theirs in zip(times["unknot"], times["aplay"]))
    print("unknot - aplay: %.1f ms (goal: at most %.0f)" % (more, GOAL))


main()
