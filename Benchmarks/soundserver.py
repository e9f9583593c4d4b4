"""A sound server of its own for the benchmarks that play, with nothing of the user's."""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time

ASOUND = "</usr/share/alsa/alsa.conf>\npcm.!default { type pulse }\nctl.!default { type pulse }\n"


@contextlib.contextmanager
def sound_server():
    """A folder and the environment that leads to a sound server with one clocked null sink, for as long as it is needed."""
    with tempfile.TemporaryDirectory() as folder:
        server, environment = _start(folder)
        try:
            yield folder, environment
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait()


def _start(folder):
    bare = {"PATH": os.environ["PATH"], "HOME": folder, "XDG_RUNTIME_DIR": folder, "LC_ALL": "C"}
    words = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--disable-shm=yes"]
    words += ["--realtime=no", "--high-priority=no"]
    words += ["-L", "module-native-protocol-unix socket=%s/pulse.sock auth-anonymous=1" % folder]
    words += ["-L", "module-null-sink sink_name=sink norewinds=1 rate=48000 format=s16le channels=2"]
    server = subprocess.Popen(words, env=bare, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with open(folder + "/asound.conf", "w") as file:
        file.write(ASOUND)
    environment = dict(
        os.environ, PULSE_SERVER="unix:%s/pulse.sock" % folder, ALSA_CONFIG_PATH=folder + "/asound.conf",
        XDG_RUNTIME_DIR=folder, XDG_STATE_HOME=folder,
    )
    for _ in range(200):
        if server.poll() is None and os.path.exists(folder + "/pulse.sock"):
            if subprocess.run(["pactl", "info"], env=environment, capture_output=True).returncode == 0:
                return server, environment
        time.sleep(0.05)
    server.kill()
    server.wait()
    sys.exit("the sound server did not start")
