"""picture.py SVG OUTDIR: shows a picture in a real Chromium, in light and in dark, and writes what is seen to OUTDIR as
light.png and dark.png, two pixels for each unit."""
import os
import re
import sys

from browser import Browser


def main(picture, out):
    with open(picture) as file:
        width, height = re.search(r'<svg[^>]* width="(\d+)" height="(\d+)', file.read()).groups()
    browser = Browser()
    try:
        browser.open(picture)
        browser.until("document.readyState === 'complete'")
        for scheme in ["light", "dark"]:
            browser.picture(os.path.join(out, scheme + ".png"), int(width), int(height) + 1, scheme,
                            mobile=False)
    finally:
        browser.end()


main(*sys.argv[1:])
