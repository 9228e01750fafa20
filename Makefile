# Every command there is; `make help` lists them.
SHELL := /bin/bash -o pipefail
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
OUT := out
VISIT := assets/visits/resident_record.toml
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-emit-index-url --no-emit-find-links

export QT_QPA_PLATFORM ?= $(if $(DISPLAY)$(WAYLAND_DISPLAY),,offscreen)

.PHONY: help run test check lint soak bench audit i18n draw package setup setup-test catalogues locks

help:  ## list the commands
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

run: setup  ## open the kiosk on a virtual card, with the dock; without a display, play a rehearsal
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		$(BIN)/kiosk run --rehearse --windowed; \
	else \
		$(BIN)/kiosk rehearse $(VISIT) --screenshots $(OUT)/rehearsal; \
	fi

test: setup-test lint  ## run every check and every test except the full-size loops
	$(BIN)/pytest -n 2 --dist loadfile -m "not system and not soak"
	$(BIN)/pytest -m "system and not soak"

check: setup-test lint  ## run what needs no Debian part, in under a minute
	$(BIN)/pytest -q -n 2 --dist loadfile -m "not system and not soak and not thorough"

lint: setup-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m kiosk.catalogues check

soak: setup-test  ## run the full-size loops
	$(BIN)/pytest -m soak

bench: setup-test  ## measure against the bare counterparts
	$(BIN)/python -m tests.bench

audit: setup-test  ## measure the face: contrast, sizes, names, reach
	$(BIN)/pytest -m "not soak" tests/ui

i18n: setup-test  ## collect the sentences, bring every language up to them, note how each is said
	$(BIN)/python -m kiosk.catalogues update
	$(BIN)/python -m kiosk.catalogues compile
	$(BIN)/python -m tests.spoken

draw: setup  ## draw the flow of every procedure, and write its check sheet for staff
	@mkdir -p $(OUT)/flows $(OUT)/sheets
	@for each in $$($(BIN)/kiosk procedures list --json | \
		$(BIN)/python -c 'import json, sys; print(*(row["id"] for row in json.load(sys.stdin)))'); do \
		$(BIN)/kiosk procedures draw $$each >$(OUT)/flows/$$each.svg || exit 1; \
		$(BIN)/kiosk procedures sheet $$each >$(OUT)/sheets/$$each.html || exit 1; \
	done
	@ls $(OUT)/flows $(OUT)/sheets

package: setup-test catalogues  ## build the wheel, catalogues compiled
	$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir $(OUT)/dist .
	@ls $(OUT)/dist

setup:  ## install what running needs: Debian packages, .venv, catalogues
	@packaging/setup-debian.sh run
	@PYTHON="$(PYTHON)" packaging/setup-venv.sh run
	@$(MAKE) --no-print-directory catalogues

setup-test:
	@packaging/setup-debian.sh test
	@PYTHON="$(PYTHON)" packaging/setup-venv.sh test
	@$(MAKE) --no-print-directory catalogues

catalogues: $(patsubst %.po,%.mo,$(wildcard assets/locale/*/LC_MESSAGES/kiosk.po))
	@:

%.mo: %.po
	@$(BIN)/python -m kiosk.catalogues compile

locks: setup-test  ## pin the newest versions that fit pyproject.toml
	echo "setuptools>=77" | $(LOCK) --upgrade pyproject.toml - -o packaging/locks/run.txt
	echo "setuptools>=77" | $(LOCK) --upgrade --extra test -c packaging/locks/run.txt pyproject.toml - -o packaging/locks/test.txt
