#!/usr/bin/env bash
# Installs Docker Compose with apt where that is possible, else says how: it alone can say that docker-compose.yml is
# right. No Docker engine is needed. Without it that test is skipped; in CI that is a failure.
set -euo pipefail

if docker compose version >/dev/null 2>&1 || command -v docker-compose >/dev/null; then
    exit 0
fi
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    echo "installing docker-compose"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends docker-compose >/dev/null
    exit 0
fi
echo "Docker Compose is missing; the test of docker-compose.yml needs it."
echo "Install it (Debian: sudo apt-get install docker-compose; macOS: brew install docker-compose)."
[ "${CI:-}" != true ]
