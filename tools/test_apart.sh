#!/usr/bin/env bash
# Runs the tests in $2… with the interpreter $1 in a process of their own. Java lives inside that process and has been
# seen to end it by a signal; then, and only then, the tests are run once more. A test that fails is never run again.
set -uo pipefail
python=$1
shift
timeout 900 "$python" -m pytest -m "not slow and not shared" "$@"
code=$?
if [ "$code" -ge 128 ]; then
    echo "the process that held Java was ended by signal $((code - 128)); running its tests once more"
    timeout 900 "$python" -m pytest -m "not slow and not shared" "$@"
    code=$?
fi
exit "$code"
