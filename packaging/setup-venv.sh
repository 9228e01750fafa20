#!/usr/bin/env bash
# Makes .venv from packaging/locks: setup-venv.sh run | test
# Does nothing where the locks are those it was made from.
set -euo pipefail
cd "$(dirname "$0")/.."

tier="${1:-}"
case "$tier" in
    run | test) ;;
    *)
        echo "usage: packaging/setup-venv.sh run|test" >&2
        exit 2
        ;;
esac

stamp=.venv/made-from
sum() { sha256sum <"packaging/locks/$1.txt" | cut -c1-64; }
made() { [[ -x .venv/bin/python ]] && grep --quiet --line-regexp --fixed-strings -- "$1 $(sum "$1")" "$stamp" 2>/dev/null; }

# The test lock holds all that the run lock does.
if made "$tier" || made test; then
    exit 0
fi

python=${PYTHON:-python3}
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "setup: $("$python" --version) is too old; Python 3.11 or newer is needed (PYTHON=… names another)" >&2
    exit 1
}
echo "setup: making .venv from packaging/locks/$tier.txt (about a minute)"
[[ -x .venv/bin/python ]] || "$python" -m venv .venv
.venv/bin/python -m pip install --quiet --quiet --disable-pip-version-check --require-hashes -r "packaging/locks/$tier.txt"
# The kiosk itself, as an editable install: only so that the command is there.
.venv/bin/python -m pip install --quiet --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
echo "$tier $(sum "$tier")" >"$stamp"
