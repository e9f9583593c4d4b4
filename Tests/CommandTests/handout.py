"""handout.py PAGE TIMELINE.json OUTDIR: opens a handout in a real Chromium, uses it as a reader would, and says what
came of it as JSON on standard output."""
import base64
import json
import os
import sys
import time

from browser import Browser


def main(page, timeline, out):
    with open(timeline) as file:
        timeline = json.load(file)
    browser = Browser()
    try:
        browser.open(page)
        report = {"loads": browser.until("document.readyState === 'complete' && document.querySelector('audio')"
                                         " && document.querySelector('audio').readyState >= 1", 60)}
        audio = "document.querySelector('audio')"
        shown = "document.querySelector('.instruction').textContent"
        report["duration"] = browser.value(audio + ".duration")

        # Playing: by the space bar, as the clock goes.
        browser.key(" ", "Space", " ")
        report["plays"] = browser.until(audio + ".currentTime > 0.7 && !" + audio + ".paused")
        # Both clocks are looked at in the page, at once: a busy machine takes its time to ask.
        clocks = "[" + audio + ".currentTime, performance.now() / 1000]"
        first, began = browser.value(clocks)
        time.sleep(1)
        last, ended = browser.value(clocks)
        report["pace"] = (last - first) / (ended - began)
        report["rate"] = browser.value(audio + ".playbackRate")
        icons = "['.is-paused', '.is-playing'].map(c => getComputedStyle(document.querySelector(c)).display !== 'none')"
        report["icons"] = [browser.value(icons)]
        browser.key(" ", "Space", " ")
        report["pauses"] = browser.until(audio + ".paused")
        time.sleep(0.1)
        report["icons"].append(browser.value(icons))

        # The instruction is the timeline's, wherever one goes.
        report["instructions"] = []
        segments = [segment for segment in timeline["segments"] if segment["end"] > segment["start"]]
        for number in range(12):
            at = timeline["duration"] * (number + 0.37) / 12
            browser.value(f"new Promise(done => {{ const a = {audio}; "
                          f"a.addEventListener('seeked', () => setTimeout(done, 60), {{ once: true }}); "
                          f"a.currentTime = {at}; }})")
            wanted = next(segment["title"] for segment in segments if segment["start"] <= at < segment["end"])
            report["instructions"].append([at, wanted, browser.value(shown)])

        # Each step's button goes to its beginning and plays from there.
        report["chapters"] = []
        for index in range(browser.value("document.querySelectorAll('.step').length")):
            title = browser.value(f"document.querySelectorAll('.step')[{index}].querySelector('b').textContent")
            browser.value(f"document.querySelectorAll('.step')[{index}].click()")
            browser.until(audio + ".seeking === false && !" + audio + ".paused", 5)
            report["chapters"].append([title, browser.value(audio + ".currentTime"), browser.value(shown), browser.value(
                "[...document.querySelectorAll('.step')].findIndex(s => s.hasAttribute('aria-current'))")])
        browser.value(audio + ".pause()")

        # The circle breathes with the sound: full at the end of an inhalation, empty at the end of the breath.
        breath = next((cue for cue in timeline["cues"] if cue["phase"] == "in"), None)
        if breath:
            radii = []
            for at in [breath["at"] + 0.01, breath["at"] + breath["duration"] - 0.01]:
                browser.value(f"new Promise(done => {{ const a = {audio}; "
                              f"a.addEventListener('seeked', () => setTimeout(done, 60), {{ once: true }}); "
                              f"a.currentTime = {at}; }})")
                radii.append(float(browser.value("document.querySelector('.air').getAttribute('r')")))
            report["circle"] = radii

        # The picture can be unfolded.
        browser.value("document.querySelector('.picture summary').click()")
        report["picture"] = browser.until("document.querySelector('.picture img').naturalWidth > 500", 5)
        browser.value("document.querySelector('.picture').open = false")

        # By keyboard: every control can be reached, and each has a name.
        browser.value("document.activeElement.blur()")
        reached = []
        for _ in range(browser.value("document.querySelectorAll('button, input, summary').length")):
            browser.key("Tab", "Tab")
            reached.append(browser.value("document.activeElement.tagName"))
        report["reached"] = len([name for name in reached if name in ("BUTTON", "INPUT", "SUMMARY")])
        report["controls"] = browser.value("document.querySelectorAll('button, input, summary').length")
        nodes = browser.call("Accessibility.getFullAXTree")["nodes"]
        named = [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in nodes
                 if not node["ignored"] and node.get("role", {}).get("value") in ("button", "slider", "heading")]
        report["unnamed"] = [role for role, name in named if not name]

        browser.value(f"{audio}.currentTime = {timeline['duration'] * 0.42}; scrollTo(0, 0)")
        browser.value("document.activeElement.blur()")
        time.sleep(0.3)
        report["overflow"] = []
        for name, width, height, scheme in [("wide-light", 1100, 1000, "light"), ("wide-dark", 1100, 1000, "dark"),
                                            ("phone-light", 360, 780, "light"), ("phone-dark", 360, 780, "dark"),
                                            ("small", 320, 640, "light")]:
            browser.picture(os.path.join(out, name + ".png"), width, height, scheme)
            if browser.value("document.documentElement.scrollWidth > innerWidth"):
                report["overflow"].append(name)
        browser.value("scrollTo(0, 700)")
        browser.picture(os.path.join(out, "phone-steps.png"), 360, 780, "light")
        browser.call("Emulation.clearDeviceMetricsOverride")
        pdf = browser.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"]
        with open(os.path.join(out, "print.pdf"), "wb") as file:
            file.write(base64.b64decode(pdf))

        report["errors"] = [str(event["params"])[:400] for event in browser.events
                            if event.get("method") in ("Runtime.exceptionThrown", "Log.entryAdded")
                            or event.get("method") == "Runtime.consoleAPICalled"
                            and event["params"]["type"] in ("error", "warning")]
        addresses = [event["params"]["request"]["url"] for event in browser.events
                     if event.get("method") == "Network.requestWillBeSent"]
        report["requests"] = sorted({address.split(":")[0] for address in addresses})
        print(json.dumps(report))
    finally:
        browser.end()


main(*sys.argv[1:])
