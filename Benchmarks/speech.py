#!/usr/bin/env python3
"""What a voice costs at the start of a session: the time from starting the command to the first frames that a device
takes (an ALSA `file` device over `null`, watched), without a voice, with every line in the cache, and with an empty cache
in which espeak-ng has to speak all of them. Medians of rounds in turn; never fails for a number.

Usage: speech.py [--rounds N] [--routine NAME] [--command PATH]"""

import argparse
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ASOUND = "</usr/share/alsa/alsa.conf>\npcm.watched { type file slave.pcm null file %s format raw }\n"


def first_sound(command, routine, flags, folder, cache):
    """Seconds until the device has taken something."""
    taken = os.path.join(folder, "taken.raw")
    if os.path.exists(taken):
        os.unlink(taken)
    environment = dict(
        os.environ, XDG_CONFIG_HOME=folder, XDG_CACHE_HOME=cache, HOME=folder, XDG_RUNTIME_DIR=folder,
        ALSA_CONFIG_PATH=os.path.join(folder, "asound.conf"), XDG_STATE_HOME=os.path.join(folder, "state"),
    )
    began = time.monotonic()
    words = [command, "play", routine, "--device", "watched"] + flags
    process = subprocess.Popen(words, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        while time.monotonic() - began < 20:
            try:
                if os.stat(taken).st_size > 0:
                    return time.monotonic() - began
            except FileNotFoundError:
                pass
            if process.poll() is not None:
                sys.exit("unknot play ended by itself: %s" % process.stderr.read().decode(errors="replace"))
            time.sleep(0.0005)
        sys.exit("no sound within 20 s")
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
        process.wait()
        process.stderr.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--routine", default="full-body", help="a long one has most to say")
    parser.add_argument("--command", default=os.path.join(HERE, "..", ".build", "release", "unknot"))
    options = parser.parse_args()
    if options.rounds < 1:
        parser.error("--rounds: at least 1")
    if not shutil.which("espeak-ng"):
        sys.exit("espeak-ng is not installed: apt-get install espeak-ng")
    if not os.access(options.command, os.X_OK):
        sys.exit("%s is not there: make build" % options.command)
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "asound.conf"), "w") as file:
            file.write(ASOUND % os.path.join(folder, "taken.raw"))
        warm, cold = os.path.join(folder, "warm"), os.path.join(folder, "cold")
        first_sound(options.command, options.routine, [], folder, warm)
        lines = len(os.listdir(os.path.join(warm, "unknot", "speech")))
        results = {"no voice": [], "warm": [], "cold": []}
        for _ in range(options.rounds):
            results["no voice"].append(first_sound(options.command, options.routine, ["--no-voice"], folder, warm))
            results["warm"].append(first_sound(options.command, options.routine, [], folder, warm))
            shutil.rmtree(cold, ignore_errors=True)
            results["cold"].append(first_sound(options.command, options.routine, [], folder, cold))
    print("Time to first sound of %s, %d lines; %d rounds in turn, medians." % (options.routine, lines, options.rounds))
    for name, times in results.items():
        print("%-9s %7.1f ms  (%.1f to %.1f)" % (name, 1000 * statistics.median(times), 1000 * min(times), 1000 * max(times)))
    added = statistics.median(w - n for w, n in zip(results["warm"], results["no voice"]))
    print("A warm cache adds %.1f ms (goal: at most 30); a cold one starts within %.2f s (goal: 2)." % (1000 * added, max(results["cold"])))


main()
