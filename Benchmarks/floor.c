// The floor of a render: what libsndfile takes to write that many ready float frames as a 16-bit stereo WAV.
// Usage: floor FILE SECONDS
#include <math.h>
#include <sndfile.h>
#include <stdio.h>
#include <stdlib.h>

enum { RATE = 48000, BLOCK = 16384 };

int main(int count, char **words) {
  if (count != 3) return fputs("usage: floor FILE SECONDS\n", stderr), 64;
  SF_INFO info = {.samplerate = RATE, .channels = 2, .format = SF_FORMAT_WAV | SF_FORMAT_PCM_16};
  SNDFILE *file = sf_open(words[1], SFM_WRITE, &info);
  if (!file) return fprintf(stderr, "%s: %s\n", words[1], sf_strerror(NULL)), 73;
  static float block[BLOCK * 2];
  for (int i = 0; i < BLOCK; i++) block[2 * i] = block[2 * i + 1] = 0.3f * sinf(2 * 3.14159265f * 440 * i / RATE);
  for (sf_count_t left = (sf_count_t)(atof(words[2]) * RATE); left > 0; left -= BLOCK) {
    sf_count_t frames = left < BLOCK ? left : BLOCK;
    if (sf_writef_float(file, block, frames) != frames) return fprintf(stderr, "%s: %s\n", words[1], sf_strerror(file)), 74;
  }
  return sf_close(file) ? 74 : 0;
}
