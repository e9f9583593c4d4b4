"use strict";
(() => {
  const session = JSON.parse(document.getElementById("session").textContent);
  const words = session.words;
  // Fills in what stands in braces.
  const filled = (text, values) => text.replace(/{(\w+)}/g, (whole, name) => values[name] ?? whole);
  const audio = document.querySelector("audio");
  const one = (selector) => document.querySelector(selector);
  const [instruction, detail, next] = [one(".instruction"), one(".now .detail"), one(".next")];
  const [air, ring, left, phase] = [one(".air"), one(".ring"), one(".left"), one(".stage .phase")];
  const [head, place, time, rest] = [one(".head"), one(".place"), one(".time"), one(".remaining")];
  const [play, back, forward] = [one(".play"), one(".back"), one(".forward")];
  const steps = [...document.querySelectorAll(".step")];
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const around = 2 * Math.PI * 96;
  let shown = -1;
  let second = -1;

  document.documentElement.classList.add("scripted");
  ring.style.strokeDasharray = String(around);
  // A few browsers play no long data: address; all of them play the same bytes from memory.
  audio.addEventListener("error", () => {
    const [kind, text] = [audio.src.slice(5, audio.src.indexOf(";")), audio.src.slice(audio.src.indexOf(",") + 1)];
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    audio.src = URL.createObjectURL(new Blob([bytes], { type: kind }));
  }, { once: true });

  // Times are in milliseconds. The half keeps a place on a boundary from falling before it.
  const now = () => Math.min(session.duration, audio.currentTime * 1000 + 0.5);

  const last = (list, time) => {
    let [low, high] = [0, list.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (list[middle].start <= time) low = middle; else high = middle - 1;
    }
    return low;
  };

  const clock = (milliseconds) => {
    const total = Math.max(0, Math.floor(milliseconds / 1000));
    const [hours, minutes, seconds] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60];
    const two = (number) => String(number).padStart(2, "0");
    return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
  };

  // How full the lungs are, 0 to 1, and what they do.
  const breath = (segment, time) => {
    let since = time - segment.start;
    for (const [count, ...phases] of segment.breaths) {
      const period = phases.reduce((sum, length) => sum + length, 0);
      if (since >= count * period) { since -= count * period; continue; }
      since %= period;
      const names = [words.breatheIn, words.holdBreath, words.breatheOut, words.pauseBreath];
      for (let index = 0; index < 4; index++) {
        if (since >= phases[index]) { since -= phases[index]; continue; }
        const part = (1 - Math.cos(Math.PI * since / phases[index])) / 2;
        return { full: [part, 1, 1 - part, 0][index], name: names[index] };
      }
    }
    return null;
  };

  const show = () => {
    const time = now();
    const index = last(session.segments, time);
    const segment = session.segments[index];
    if (index !== shown) {
      shown = index;
      second = -1;
      instruction.textContent = segment.title;
      if (segment.lang) instruction.lang = segment.lang; else instruction.removeAttribute("lang");
      detail.textContent = segment.detail;
      const following = session.segments[index + 1];
      next.textContent = following ? filled(words.thenNext, { what: following.title }) : "";
      const chapter = last(session.chapters, time);
      steps.forEach((step, number) => {
        if (number === chapter) step.setAttribute("aria-current", "step"); else step.removeAttribute("aria-current");
      });
    }
    const part = Math.min(1, (time - segment.start) / Math.max(1, segment.end - segment.start));
    ring.style.strokeDashoffset = String(around * (1 - part));
    const air_ = breath(segment, time);
    air.setAttribute("r", String(still.matches ? 70 : 46 + 42 * (air_ ? air_.full : 0.3)));
    phase.textContent = air_ ? air_.name : "";
    head.style.left = `${100 * time / session.duration}%`;
    if (Math.ceil((segment.end - time) / 1000) !== second) {
      second = Math.ceil((segment.end - time) / 1000);
      left.textContent = second < 60 ? String(Math.max(0, second)) : clock(second * 1000);
      time_();
    }
  };

  const time_ = () => {
    const at = now();
    time.textContent = clock(at);
    rest.textContent = `−${clock(session.duration - at + 999)}`;
    place.value = String(Math.round(at / 1000));
    place.setAttribute("aria-valuetext", filled(words.placeOf, { at: clock(at), all: clock(session.duration) }));
  };

  const frame = () => {
    show();
    if (!audio.paused) requestAnimationFrame(frame);
  };

  const seek = (milliseconds) => {
    audio.currentTime = Math.max(0, Math.min(session.duration - 1, milliseconds)) / 1000;
    second = -1;
    show();
  };

  const step = (direction) => {
    const chapter = last(session.chapters, now());
    // Back means the beginning of this step, unless that was just now.
    const again = direction < 0 && now() - session.chapters[chapter].start > 3000;
    const target = session.chapters[again ? chapter : chapter + direction];
    if (target) seek(target.start); else if (direction < 0) seek(0);
  };

  const toggle = () => { if (audio.paused) audio.play(); else audio.pause(); };

  const state = () => {
    play.setAttribute("aria-label", audio.paused ? words.play : words.stop);
    play.classList.toggle("playing", !audio.paused);
    frame();
  };
  for (const event of ["play", "pause", "ended"]) audio.addEventListener(event, state);
  for (const event of ["timeupdate", "seeked", "loadedmetadata"]) audio.addEventListener(event, show);
  play.addEventListener("click", toggle);
  back.addEventListener("click", () => step(-1));
  forward.addEventListener("click", () => step(1));
  place.addEventListener("input", () => seek(Number(place.value) * 1000));
  steps.forEach((button, number) => button.addEventListener("click", () => {
    seek(session.chapters[number].start);
    if (audio.paused) audio.play();
  }));
  one(".strip").addEventListener("click", (event) => {
    const box = one(".strip").getBoundingClientRect();
    seek(session.duration * (event.clientX - box.left) / box.width);
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const slider = event.target === place;
    const actions = {
      " ": () => toggle(), k: () => toggle(), n: () => step(1), p: () => step(-1),
      ArrowLeft: () => seek(now() - 5000), ArrowRight: () => seek(now() + 5000),
    };
    const action = actions[event.key];
    if (!action || (slider && event.key.startsWith("Arrow"))) return;
    // On a button the space bar presses that button.
    if (event.key === " " && event.target.closest("button")) return;
    event.preventDefault();
    action();
  });

  // The lock screen of a phone.
  if ("mediaSession" in navigator) {
    navigator.mediaSession.metadata = new MediaMetadata({ title: session.title, artist: "unknot" });
    navigator.mediaSession.setActionHandler("nexttrack", () => step(1));
    navigator.mediaSession.setActionHandler("previoustrack", () => step(-1));
  }
  // Keeps the screen on where the browser lets a page do so.
  let lock = null;
  audio.addEventListener("play", async () => { try { lock = await navigator.wakeLock?.request("screen"); } catch { } });
  audio.addEventListener("pause", () => { lock?.release(); lock = null; });

  show();
  time_();
})();
