#!/usr/bin/env bash
# Installs Chromium with apt where that is possible, else says how. Without it the tests of the page are skipped;
# in CI that is a failure.
set -euo pipefail

for browser in chromium chromium-browser google-chrome; do
    if command -v "$browser" >/dev/null; then
        exit 0
    fi
done
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    echo "installing Chromium"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null
    exit 0
fi
echo "Chromium is missing; the tests of the page need it."
echo "Install it (Debian: sudo apt-get install chromium; macOS: brew install --cask chromium)."
[ "${CI:-}" != true ]
