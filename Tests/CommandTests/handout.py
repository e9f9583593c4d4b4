"""handout.py PAGE TIMELINE.json OUTDIR: opens a handout in a real Chromium, uses it as a reader would, and says what
came of it as JSON on standard output. Talks to the browser through its debugging pipe; nothing else is needed."""
import base64
import json
import os
import subprocess
import sys
import tempfile
import time


class Browser:
    def __init__(self):
        self.profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        to_read, self.to = os.pipe()
        self.back, back_write = os.pipe()

        def wire():  # the browser reads from 3 and writes to 4
            os.dup2(to_read, 60), os.dup2(back_write, 61)
            os.dup2(60, 3), os.dup2(61, 4)

        self.process = subprocess.Popen(
            ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--mute-audio",
             "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
             "--autoplay-policy=no-user-gesture-required", "--remote-debugging-pipe",
             "--user-data-dir=" + self.profile.name, "about:blank"],
            preexec_fn=wire, close_fds=False, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, start_new_session=True)
        os.close(to_read), os.close(back_write)
        self.pending, self.number, self.session, self.events = b"", 0, None, []

    def receive(self):
        while b"\0" not in self.pending:
            piece = os.read(self.back, 1 << 20)
            if not piece:
                sys.exit("the browser went away")
            self.pending += piece
        message, self.pending = self.pending.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.to, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.receive()
            if answer.get("id") == self.number:
                if "error" in answer:
                    sys.exit(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def value(self, expression):
        result = self.call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True,
                           userGesture=True)
        if "exceptionDetails" in result:
            sys.exit(f"{expression}: {result['exceptionDetails']}")
        return result["result"].get("value")

    def until(self, expression, seconds=20):
        limit = time.monotonic() + seconds
        while time.monotonic() < limit:
            if self.value(expression):
                return True
            time.sleep(0.05)
        return False

    def key(self, key, code, text=""):
        for kind in ["keyDown", "keyUp"]:
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=code, text=text if kind == "keyDown" else "")

    def picture(self, path, width, height, scheme):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=2,
                  mobile=width < 600)
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        data = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=False)["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))

    def end(self):
        try:
            self.call("Browser.close")
        except SystemExit:
            pass
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, 9)
            self.process.wait(5)
        self.profile.cleanup()


def main(page, timeline, out):
    with open(timeline) as file:
        timeline = json.load(file)
    browser = Browser()
    try:
        target = browser.call("Target.createTarget", url="about:blank")["targetId"]
        browser.session = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ["Page", "Runtime", "Log", "Network", "Accessibility"]:
            browser.call(domain + ".enable")
        browser.call("Page.navigate", url="file://" + os.path.abspath(page))
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
