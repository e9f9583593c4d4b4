#!/bin/sh
# An equal job for sox: twenty minutes of a breath tone (4 s rising, 4 s falling, 2 s nothing) and every 45 s a chime of
# six partials, stereo, 48 kHz, 16 bit. Each sound is made once, repeated and mixed.
# Usage: sox.sh FILE
set -e
work=$(mktemp -d "${TMPDIR:-/tmp}/unknot-sox.XXXXXX")
trap 'rm -rf "$work"' EXIT
sox -R -n -r 48000 -c 1 -e float -b 32 "$work/in.wav" synth 4 sine 220-330 fade t 0.05 4 0.05
sox -R -n -r 48000 -c 1 -e float -b 32 "$work/out.wav" synth 4 sine 330-220 fade t 0.05 4 0.05
sox "$work/in.wav" "$work/out.wav" "$work/breath.wav" pad 0 2
sox -R -n -r 48000 -c 6 -e float -b 32 "$work/partials.wav" \
  synth 5 sine 440 sine 1213 sine 2376 sine 3929 sine 5869 sine 8197 fade l 0.002 5 4.9
sox "$work/partials.wav" "$work/chime.wav" remix 1v0.4,2v0.2,3v0.1,4v0.06,5v0.03,6v0.02 pad 0 40
sox -m -v 0.3 "|sox $work/breath.wav -p repeat 119" -v 0.5 "|sox $work/chime.wav -p repeat 26" \
  -b 16 -c 2 "$1" remix 1 1 trim 0 1200
