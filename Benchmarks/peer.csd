<CsoundSynthesizer>
; An equal job for csound: twenty minutes of a breath tone (4 s rising, 4 s falling, 2 s nothing) and every 45 s a chime of
; six partials, stereo, 48 kHz, 16 bit.
<CsInstruments>
sr = 48000
ksmps = 64
nchnls = 2
0dbfs = 1
giSine ftgen 1, 0, 16384, 10, 1
instr 1
  kPitch linseg 220, 4, 330, 4, 220
  aLevel linseg 0, 0.05, 0.3, 7.9, 0.3, 0.05, 0
  aTone oscili aLevel, kPitch, giSine
  outs aTone, aTone
endin
instr 2
  aLevel expon 1, 5, 0.001
  a1 oscili 0.20, 440, giSine
  a2 oscili 0.10, 1213, giSine
  a3 oscili 0.05, 2376, giSine
  a4 oscili 0.03, 3929, giSine
  a5 oscili 0.015, 5869, giSine
  a6 oscili 0.01, 8197, giSine
  aSum = (a1 + a2 + a3 + a4 + a5 + a6) * aLevel
  outs aSum, aSum
endin
</CsInstruments>
<CsScore>
{ 120 N
i 1 [10 * $N] 8
}
{ 27 N
i 2 [45 * $N] 5
}
f 0 1200
e
</CsScore>
</CsoundSynthesizer>
