#!/usr/bin/python3
"""Judges schema/ with other people's programs: jsonschema, and a reader of YAML 1.2, in which `on` is a word.

Every shipped routine and profile and every example in docs/ must be right by its schema. Every file in refused.txt, and
those mistakes of Tests/SettingsTests/Mistakes.txt that are named there, must not be. With files as arguments, only those
are judged, as routines.
"""
import json
import pathlib
import re
import sys

import jsonschema
from ruamel.yaml import YAML

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
KINDS = ("routine", "profile", "config")
# An excerpt in the docs is a part of a routine: these steps make it whole.
STEPS = "steps:\n  - roll: calves\n"

failures = []


def validator(kind):
    schema = json.loads((ROOT / "schema" / f"{kind}.schema.json").read_text())
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


VALIDATORS = {kind: validator(kind) for kind in KINDS}


def read(text):
    reader = YAML(typ="safe", pure=True)
    reader.version = (1, 2)
    return reader.load(text)


def error(kind, text):
    """What the schema has against a file; None if nothing. A file that is no YAML is refused too."""
    try:
        value = read(text)
    except Exception as trouble:  # the reader's own errors, of many classes
        return f"is not YAML: {str(trouble).splitlines()[0]}"
    found = jsonschema.exceptions.best_match(VALIDATORS[kind].iter_errors(value))
    return found and f"{'/'.join(map(str, found.absolute_path))}: {found.message[:200]}"


def expect_right(name, kind, text):
    found = error(kind, text)
    if found:
        failures.append(f"{name}: refused by the {kind} schema: {found}")


def expect_refused(name, kind, text):
    if not error(kind, text):
        failures.append(f"{name}: not refused by the {kind} schema")


def cases(path):
    for block in ("\n" + path.read_text()).split("\n=== ")[1:]:
        name, _, body = block.partition("\n")
        yield name.strip(), body.split("\n---\n")[0] + "\n"


def examples(path):
    """The blocks of a page in YAML, each with the kind of file it is."""
    for match in re.finditer(r"^```yaml *(\w*)\n(.*?)^```", path.read_text(), re.M | re.S):
        word, text = match.groups()
        if word in ("", "routine", "excerpt"):
            yield "routine", text if re.search(r"^steps:", text, re.M) else text + STEPS
        elif word in KINDS + ("mistakes",):
            yield word, text
        else:
            failures.append(f"{path.name}: an example is marked \"{word}\", which is none of {KINDS} or excerpt")


if sys.argv[1:]:
    for name in sys.argv[1:]:
        expect_right(name, "routine", pathlib.Path(name).read_text())
    for failure in failures:
        print(f"error: {failure}", file=sys.stderr)
    sys.exit(1 if failures else 0)

right = refused = 0
for kind, folder in (("routine", "routines"), ("profile", "profiles"), ("routine", "Benchmarks")):
    for path in sorted((ROOT / folder).glob("*.yaml")):
        expect_right(f"{folder}/{path.name}", kind, path.read_text())
        right += 1
for path in sorted((ROOT / "docs").glob("*.md")):
    for number, (kind, text) in enumerate(examples(path), 1):
        name = f"docs/{path.name}, example {number}"
        if kind == "mistakes":
            expect_refused(name, "routine", text)
            continue
        expect_right(name, kind, text)
        right += 1

mistakes = dict(cases(ROOT / "Tests" / "SettingsTests" / "Mistakes.txt"))
for name, text in cases(HERE / "refused.txt"):
    if name == "of the golden mistakes":
        for line in filter(None, map(str.strip, text.splitlines())):
            if line not in mistakes:
                failures.append(f"refused.txt: there is no golden mistake \"{line}\"")
            else:
                expect_refused(f"golden mistake \"{line}\"", "routine", mistakes[line])
                refused += 1
        continue
    kind, _, what = name.partition(": ")
    expect_refused(f"refused.txt: {what}", kind, text)
    refused += 1

if right < 20 or refused < 25:
    failures.append(f"only {right} right files and {refused} wrong ones were found: where are the others?")
for failure in failures:
    print(f"error: {failure}", file=sys.stderr)
print(f"schemas: {right} files are right by them, {refused} are refused")
sys.exit(1 if failures else 0)
