#!/usr/bin/env python3
"""What rendering costs: twenty minutes against the floor (libsndfile writing as many ready frames) and against sox and
csound at an equal job, all to a file in memory, in turn, so that a busy machine weighs on all alike. Prints CPU seconds
(user and system), peak memory, and paired ratios; never fails for a number.

Usage: render.py [--rounds N] [--command PATH]"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import wave

HERE = os.path.dirname(os.path.abspath(__file__))
CPU_GOAL = 1.2
MEMORY_GOAL = 48


def run(*words):
    """CPU seconds and peak MiB of a program and its children; its output is dropped unless it fails.

    The system counts what this script takes (some 15 MiB) into a child's peak, so that smaller peaks do not show."""
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            log.seek(0)
            sys.exit("%s: exit status %d\n%s" % (words[0], process.returncode, log.read().decode(errors="replace")))
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def seconds_of(path):
    with wave.open(path) as file:
        return file.getnframes() / file.getframerate()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--command", default=os.path.join(HERE, "..", ".build", "release", "unknot"))
    options = parser.parse_args()
    if options.rounds < 1:
        parser.error("--rounds: at least 1")
    if not os.access(options.command, os.X_OK):
        sys.exit("%s is not there: make build" % options.command)
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as folder:
        measure(options, folder)


def measure(options, folder):
    output = os.path.join(folder, "out.wav")
    floor = os.path.join(folder, "floor")
    subprocess.run(["cc", "-O2", "-o", floor, os.path.join(HERE, "floor.c"), "-lsndfile", "-lm"], check=True)

    def render(name):
        return run(options.command, "render", os.path.join(HERE, name), "-o", output)

    # Once unmeasured: it says how long the session is, which the floor is to match.
    render("twenty-minutes.yaml")
    seconds = seconds_of(output)
    jobs = {
        "unknot": lambda: render("twenty-minutes.yaml"),
        "floor": lambda: run(floor, output, "%.6f" % seconds),
    }
    if shutil.which("csound"):
        jobs["csound"] = lambda: run("csound", "-d", "-m0", "-W", "-s", "-o", output, os.path.join(HERE, "peer.csd"))
    if shutil.which("sox"):
        jobs["sox"] = lambda: run("sh", os.path.join(HERE, "sox.sh"), output)
    results = {name: [] for name in jobs}
    for _ in range(options.rounds):
        for name, job in jobs.items():
            # A fresh file each time: writing over old pages is cheaper.
            if os.path.exists(output):
                os.unlink(output)
            results[name].append(job())

    print("Rendering %.1f minutes, stereo, 48 kHz, 16 bit; %d rounds in turn, medians." % (seconds / 60, options.rounds))
    print("%-8s %10s %10s %16s" % ("", "CPU s", "peak MiB", "unknot / this"))
    for name, runs in results.items():
        ratio = statistics.median(ours[0] / theirs[0] for ours, theirs in zip(results["unknot"], runs))
        goal = "   goal: at most %.1f" % CPU_GOAL if name == "floor" else ""
        print(
            "%-8s %10.3f %10.1f %16.3f%s"
            % (name, statistics.median(r[0] for r in runs), statistics.median(r[1] for r in runs), ratio, goal)
        )
    for name in ("csound", "sox"):
        if name not in jobs:
            print("%-8s not installed" % name)
    os.unlink(output)
    cpu, memory = render("two-hours.yaml")
    print(
        "%.1f minutes: CPU %.3f s, peak %.1f MiB; at 20 minutes %.1f MiB   goal: below %d for both"
        % (seconds_of(output) / 60, cpu, memory, max(r[1] for r in results["unknot"]), MEMORY_GOAL)
    )


main()
