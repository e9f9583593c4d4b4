#!/usr/bin/env python3
"""What playing costs: a minute through ALSA to a clocked null sink (a sound server of its own, with nothing of the
user's), against aplay with the rendered file, in turn. Prints CPU milliseconds and voluntary context switches (over all
threads), paired ratios; never fails for a number.

Usage: play.py [--rounds N] [--command PATH]"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import wave

from soundserver import sound_server

HERE = os.path.dirname(os.path.abspath(__file__))
def run(environment, *words):
    """CPU milliseconds and voluntary switches of a program, all its threads, and the seconds it took."""
    with tempfile.TemporaryFile() as log:
        began = time.monotonic()
        process = subprocess.Popen(words, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            log.seek(0)
            sys.exit("%s: exit status %d\n%s" % (words[0], process.returncode, log.read().decode(errors="replace")))
    return (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_nvcsw, time.monotonic() - began


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--rounds", type=int, default=1, help="each takes two minutes")
    parser.add_argument("--command", default=os.path.join(HERE, "..", ".build", "release", "unknot"))
    options = parser.parse_args()
    if options.rounds < 1:
        parser.error("--rounds: at least 1")
    for program in ("pulseaudio", "pactl", "aplay"):
        if not shutil.which(program):
            sys.exit("%s is not installed: apt-get install pulseaudio pulseaudio-utils libasound2-plugins alsa-utils" % program)
    if not os.access(options.command, os.X_OK):
        sys.exit("%s is not there: make build" % options.command)
    with sound_server() as (folder, environment):
        measure(options, folder, environment)


def measure(options, folder, environment):
    routine, file = os.path.join(HERE, "sixty-seconds.yaml"), os.path.join(folder, "minute.wav")
    run(environment, options.command, "render", routine, "-o", file)
    with wave.open(file) as rendered:
        seconds = rendered.getnframes() / rendered.getframerate()
    jobs = {
        "unknot": [options.command, "play", "--device", "default", routine],
        "aplay": ["aplay", "-q", "-D", "default", file],
    }
    results = {name: [] for name in jobs}
    for _ in range(options.rounds):
        for name, words in jobs.items():
            results[name].append(run(environment, *words))

    print("Playing %.0f s to a clocked null sink; %d rounds in turn, medians. Goal: not more than aplay." % (seconds, options.rounds))
    print("%-8s %16s %12s %10s" % ("", "CPU ms a minute", "switches/s", "took s"))
    for name, runs in results.items():
        cpu, switches, took = (statistics.median(r[i] for r in runs) for i in range(3))
        print("%-8s %16.1f %12.1f %10.1f" % (name, cpu * 60 / seconds, switches / seconds, took))
    for index, what in ((0, "CPU"), (1, "switches")):
        ratio = statistics.median(ours[index] / theirs[index] for ours, theirs in zip(results["unknot"], results["aplay"]))
        print("unknot / aplay, %s: %.2f" % (what, ratio))


main()
