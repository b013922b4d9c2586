#!/usr/bin/env bash
# Downloads the Neo4j servers for the tests, one of each release line, into .cache/neo4j. Needs Java 17 or later and Maven, which it installs with
# apt where that is possible, else it says how. Without them the tests on Neo4j are skipped; in CI that is a failure.
set -euo pipefail
python=$1

missing=()
command -v java >/dev/null || missing+=(openjdk-17-jre-headless)
command -v mvn >/dev/null || missing+=(maven)
if [ ${#missing[@]} -gt 0 ] && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    echo "installing ${missing[*]}"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
    missing=()
fi
if [ ${#missing[@]} -gt 0 ]; then
    echo "Java and Maven are needed to download Neo4j; the tests on it are skipped without it."
    echo "Install them (Debian: sudo apt-get install ${missing[*]}; macOS: brew install openjdk@17 maven)."
    [ "${CI:-}" != true ]
    exit
fi
"$python" tools/neo4j/server.py prepare --all
