#!/usr/bin/env python3
"""From a key press to the ear: `unknot play` on a pseudo-terminal plays a steady tone into a sound server of its own, whose
monitor is recorded; space is pressed, and pressed again, at moments of no particular place in the server's period. A pause
is heard when the tone is gone, going on when the first tick of the lead-in is there. The recorder's own delay (20 ms asked
for) is part of every figure. The goal for a pause is 100 ms.

Usage: keys.py [--rounds N] [--command PATH]"""

import argparse
import array
import fcntl
import math
import os
import pty
import random
import signal
import statistics
import struct
import subprocess
import sys
import termios
import threading
import time
import wave

from soundserver import sound_server

HERE = os.path.dirname(os.path.abspath(__file__))
GOAL = 100.0
RATE = 48_000
CHUNK = 480 * 4


class Monitor:
    """What the sink's monitor hears: the loudest sample of each hundredth of a second, and when it came."""

    def __init__(self, environment):
        words = ["parec", "-d", "sink.monitor", "--raw", "--format=s16le", "--rate=48000", "--channels=2"]
        self.process = subprocess.Popen(words + ["--latency-msec=20"], env=environment, stdout=subprocess.PIPE)
        self.peaks = []
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        while data := self.process.stdout.read(CHUNK):
            samples = array.array("h", data[: len(data) // 2 * 2])
            self.peaks.append((time.monotonic(), max(map(abs, samples), default=0)))

    def wait(self, after, wanted, seconds=10):
        """When the first hundredth after a moment is as wanted; the program ends if none is."""
        index = 0
        while time.monotonic() < after + seconds:
            for moment, peak in self.peaks[index:]:
                index += 1
                if moment > after and wanted(peak):
                    return moment
            time.sleep(0.002)
        sys.exit("keys.py: nothing of the kind was heard within %d seconds" % seconds)


def write_tone(path, seconds):
    """A tone without beginning or end that could be taken for something else."""
    with wave.open(path, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        period = [int(8000 * math.sin(2 * math.pi * 440 * i / RATE)) for i in range(RATE)]
        file.writeframes(struct.pack("<%dh" % RATE, *period) * seconds)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--rounds", type=int, default=20)
    usual = os.environ.get("UNKNOT_BINARY") or os.path.join(HERE, "..", ".build", "release", "unknot")
    parser.add_argument("--command", default=usual)
    options = parser.parse_args()
    if options.rounds < 1:
        parser.error("--rounds: at least 1")
    with sound_server() as (folder, environment):
        measure(options, folder, environment)


def measure(options, folder, environment):
    write_tone(folder + "/tone.wav", 20 * options.rounds + 20)
    with open(folder + "/tone.yaml", "w") as file:
        file.write("timing: { ready: 0s, finish: 1s }\ncues: { finish: off }\nsteps:\n  - sound: tone.wav\n")
    monitor = Monitor(environment)
    controller, terminal = pty.openpty()
    player = subprocess.Popen(
        [options.command, "play", "--plain", folder + "/tone.yaml"], env=environment, stdin=terminal,
        stdout=subprocess.DEVNULL, stderr=terminal, preexec_fn=lambda: take(terminal))
    # What it says is read, or it would wait for room to say more.
    threading.Thread(target=drain, args=(controller,), daemon=True).start()
    pauses, resumes = [], []
    try:
        monitor.wait(time.monotonic(), lambda peak: peak > 2000)
        for _ in range(options.rounds):
            time.sleep(4.5 + random.random() / 10)
            pauses.append(press(controller, monitor, lambda peak: peak < 20))
            time.sleep(0.8 + random.random() / 10)
            resumes.append(press(controller, monitor, lambda peak: peak > 20))
            # The lead-in is over when the tone is back.
            monitor.wait(time.monotonic(), lambda peak: peak > 6000)
    finally:
        player.send_signal(signal.SIGTERM)
        player.wait()
        monitor.process.kill()
    print("Heard after a key, at the monitor, the recorder's 20 ms included; %d rounds." % options.rounds)
    for name, found in [("pause", pauses), ("go on", resumes)]:
        print("%-8s median %5.0f ms   best %5.0f   worst %5.0f" % (name, statistics.median(found), min(found), max(found)))
    print("pause, median: %.2f of the goal of %.0f ms" % (statistics.median(pauses) / GOAL, GOAL))


def take(terminal):
    """Makes it the terminal of the process, which then gets its keys."""
    os.setsid()
    fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)


def press(controller, monitor, wanted):
    """Milliseconds until it is heard that space was pressed."""
    pressed = time.monotonic()
    os.write(controller, b" ")
    return (monitor.wait(pressed, wanted) - pressed) * 1000


def drain(controller):
    try:
        while os.read(controller, 4096):
            pass
    except OSError:
        pass


main()
