#!/usr/bin/env python3
"""What compiling costs: `unknot timeline --format json` of routines of about 1,000, 10,000 and 100,000 cues, with and
without --fit, as a process from start to end. Prints seconds and microseconds a cue (flat means linear) and peak
memory; never fails for a number.

Usage: compile.py [--rounds N] [--command PATH]"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile

GOAL = 1.0

# Both calves: settle, roll and hold for each side come to some 97 cues, breath tones, ticks and chimes.
ROUTINE = """title: Compile
timing: { spots: 1, ready: 5s, settle: 4s, switch: 4s, roll: 10s, hold: 20s, breath: 1-1 }
cues:
  tick: { on: hold, every: 1s, chime: tick }
steps:
  - repeat: %d
    steps:
      - roll: calves
        sides: each
"""
CUES = 97


def measure(command, path, extra):
    """Seconds of CPU and wall, and the output."""
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen([command, "timeline", path, "--format", "json"] + extra, stdout=out)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            sys.exit("%s: exit status %d" % (command, process.returncode))
        out.seek(0)
        return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, out.read()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--command", default=os.environ.get("UNKNOT_BINARY", ".build/release/unknot"))
    arguments = parser.parse_args()
    print("%-28s %8s %8s %9s %8s" % ("compile", "cues", "seconds", "µs a cue", "MiB"))
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "compile.yaml")
        for wanted in (1_000, 10_000, 100_000):
            with open(path, "w") as file:
                file.write(ROUTINE % (wanted // CUES))
            plain = json.loads(measure(arguments.command, path, [])[2])
            longer = "%gs" % round(plain["duration"] * 1.02 if plain["duration"] < 84_000 else plain["duration"] * 0.98, 3)
            for name, extra in (("", []), (" --fit " + longer, ["--fit", longer])):
                times = [measure(arguments.command, path, extra) for _ in range(arguments.rounds)]
                seconds, memory = statistics.median(t[0] for t in times), max(t[1] for t in times)
                cues = len(json.loads(times[0][2])["cues"])
                verdict = "" if seconds < GOAL else "   over the goal of %g s" % GOAL
                print("%-28s %8d %8.3f %9.2f %8.0f%s"
                      % ("timeline%s" % name, cues, seconds, 1e6 * seconds / cues, memory, verdict))


if __name__ == "__main__":
    main()
