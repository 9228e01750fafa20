#!/usr/bin/env bash
# Installs the Debian packages that are missing: setup-debian.sh run | test
# Does nothing, in a fraction of a second, where nothing is missing.
set -euo pipefail

# What a kiosk needs to run.
run=(
    python3 python3-venv python3-dev gcc pkg-config  # the environment; pyscard is compiled
    swig libpcsclite-dev pcscd                       # the card reader
    libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0 libxkbcommon-x11-0
    libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0 libxcb-shape0 libxcb-xkb1
    fonts-morisawa-bizud-gothic fonts-noto-cjk fonts-ipamj-mincho
    libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0  # the clerk's PDF
    libasound2 cups-client
)

# What the tests put beside it; vsmartcard-vpcd never belongs on a production kiosk.
test=(
    vsmartcard-vpcd opensc
    xvfb openbox xdotool x11-utils xauth
    dbus at-spi2-core python3-pyatspi
    age openssl poppler-utils
    strace util-linux iproute2
)

case "${1:-}" in
    run) wanted=("${run[@]}") ;;
    test) wanted=("${run[@]}" "${test[@]}") ;;
    *)
        echo "usage: packaging/setup-debian.sh run|test" >&2
        exit 2
        ;;
esac

if ! command -v dpkg-query >/dev/null; then
    echo "setup: this is no Debian; see to these packages or their like yourself: ${wanted[*]}" >&2
    exit 0
fi

installed=$(dpkg-query --show --showformat='${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p')
missing=()
for package in "${wanted[@]}"; do
    grep --quiet --line-regexp --fixed-strings -- "$package" <<<"$installed" || missing+=("$package")
done
((${#missing[@]})) || exit 0

if ((EUID == 0)); then
    as_root=()
elif command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [[ -t 0 ]]; }; then
    as_root=(sudo)
else
    echo "setup: these packages are missing, and only root may install them. Please give this command:" >&2
    echo "  su -c 'apt-get update && apt-get install -y --no-install-recommends ${missing[*]}'" >&2
    exit 1
fi

echo "setup: installing ${missing[*]}"
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${missing[@]}"
