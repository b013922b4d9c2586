#!/usr/bin/env bash
# Makes the virtual environment $1 with papergraph (editable) and what its development needs.
# PYTHON=… chooses the interpreter.
set -euo pipefail
venv=$1
needs='import sys; sys.exit(sys.version_info < (3, 11))'

find_python() {
    local candidate
    for candidate in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
        if "$candidate" -c "$needs" 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    echo "papergraph needs Python 3.11 or later; install it, or name one: make PYTHON=/path/to/python3" >&2
    return 1
}

if [ ! -x "$venv/bin/python" ]; then
    python=$(find_python)
    echo "making $venv with $("$python" --version)"
    "$python" -m venv "$venv" || {
        rm -rf "$venv"
        echo "the venv module does not work here; on Debian and Ubuntu: apt-get install python3-venv" >&2
        exit 1
    }
fi
echo "installing papergraph and its development tools into $venv"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check -e '.[dev]'
