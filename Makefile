# From a fresh clone: `make play` to hear it, `make check` while working, `make test` for everything that CI runs. `make help` lists the rest.

ROUTINE ?= first-roll
PREFIX ?= /usr/local
DESTDIR ?=
# More options for every build, such as `-j 2`.
SWIFT_BUILD_OPTIONS ?=
export SWIFT_BUILD_OPTIONS

BINARY := .build/release/unknot
SOURCES := Sources Tests Plugins Package.swift

# With Swift's libraries inside, the command runs from any folder and on a machine without Swift.
RELEASE := swift build $(SWIFT_BUILD_OPTIONS) -c release --static-swift-stdlib --product unknot

.DEFAULT_GOAL := build
.NOTPARALLEL:
.PHONY: build play check test prove bench lint format drawings packages install uninstall clean help

build: ## build the command: leaves .build/release/unknot
	@scripts/require-swift
	@scripts/install-packages --check build
	$(RELEASE)

play: ## install what is missing, build, and play a session: make play ROUTINE=lower-body
	@scripts/require-swift
	@scripts/install-packages build play
	$(RELEASE)
	@status=0; $(BINARY) play "$(ROUTINE)" || status=$$?; \
	if [ $$status -eq 69 ]; then \
	  echo "make play: no sound card to play on, so the same session is written as a sound file." >&2; \
	  $(BINARY) render "$(ROUTINE)"; \
	else exit $$status; fi

check: ## before every commit: layout, warnings, and the suites that need neither a device nor the command
	@scripts/require-swift
	@scripts/install-packages build check
	@scripts/run-tests check

test: ## install what is missing, and run everything that CI runs
	@scripts/require-swift
	@scripts/install-packages build test
	@scripts/install-checkers
	@scripts/run-tests test

prove: ## the same with AddressSanitizer, many more random routines and long sessions; CI does not run it
	@scripts/require-swift
	@scripts/install-packages build test
	@scripts/install-checkers
	@UNKNOT_SOAK=1 scripts/run-tests prove

bench: ## install what is missing, and compare speed and wake-ups with other programs
	@scripts/require-swift
	@scripts/install-packages build bench
	$(RELEASE)
	UNKNOT_SPEECH=off UNKNOT_BINARY="$(CURDIR)/$(BINARY)" python3 Benchmarks/render.py
	UNKNOT_SPEECH=off UNKNOT_BINARY="$(CURDIR)/$(BINARY)" python3 Benchmarks/play.py
	UNKNOT_SPEECH=off UNKNOT_BINARY="$(CURDIR)/$(BINARY)" python3 Benchmarks/compile.py
	UNKNOT_BINARY="$(CURDIR)/$(BINARY)" python3 Benchmarks/speech.py
	UNKNOT_SPEECH=off UNKNOT_BINARY="$(CURDIR)/$(BINARY)" python3 Benchmarks/latency.py
	UNKNOT_SPEECH=off UNKNOT_BINARY="$(CURDIR)/$(BINARY)" python3 Benchmarks/keys.py

lint: ## say what swift format would change, and other matters of style
	swift format lint --strict -r $(SOURCES)

format: ## lay out all sources as .swift-format says
	swift format -i -r $(SOURCES)

drawings: build ## write the pictures in docs/ and the schemas in schema/ anew
	for name in first-roll lower-body; do $(BINARY) timeline $$name --no-voice --format svg > docs/$$name.svg || exit; done
	for name in routine profile config; do $(BINARY) schema $$name > schema/$$name.schema.json || exit; done

packages: ## install the Debian packages for building and playing
	@scripts/install-packages build play

# Does not build: under sudo there is often no Swift, and files of root's would be left in .build.
install: ## copy the command and the schemas under PREFIX (default /usr/local): make build, then sudo make install
	@test -x $(BINARY) || { echo "make install: $(BINARY) is not there yet: run 'make build' first." >&2; exit 1; }
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 $(BINARY) "$(DESTDIR)$(PREFIX)/bin/unknot"
	install -d "$(DESTDIR)$(PREFIX)/share/unknot/schema"
	install -m 644 schema/*.json "$(DESTDIR)$(PREFIX)/share/unknot/schema"

uninstall: ## take it away again
	rm -f "$(DESTDIR)$(PREFIX)/bin/unknot"
	rm -rf "$(DESTDIR)$(PREFIX)/share/unknot/schema"

clean: ## remove everything that was built
	rm -rf .build .build-*

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
