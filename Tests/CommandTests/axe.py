"""axe.py PAGE AXE.js: has axe-core look at a page in a real Chromium, on a phone and wide, in light and in dark, with the
picture unfolded; says on standard output what it finds wrong, as a JSON list of lines."""
import json
import os
import sys
import tempfile

from browser import Browser


def main(page, axe):
    found = []
    browser = Browser()
    try:
        browser.open(page)
        browser.until("document.readyState === 'complete' && document.documentElement.classList.contains('scripted')", 60)
        with open(axe) as file:
            browser.value(file.read() + "; true")
        browser.value("document.querySelector('.picture').open = true")
        with tempfile.TemporaryDirectory() as folder:
            for width, scheme in [(390, "light"), (390, "dark"), (1400, "light"), (1400, "dark")]:
                browser.picture(os.path.join(folder, "a.png"), width, 900, scheme)
                checked = json.loads(browser.value(
                    "axe.run().then(r => JSON.stringify([r.passes.length, r.violations.map("
                    "v => `${v.id}: ${v.nodes.map(n => n.html).join(' ').slice(0, 300)}`)]))"))
                if checked[0] < 15:
                    found.append(f"{width} {scheme}: only {checked[0]} rules had something to look at")
                found += [f"{width} {scheme}: {line}" for line in checked[1]]
    finally:
        browser.end()
    print(json.dumps(found))


main(*sys.argv[1:])
