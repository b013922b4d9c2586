#!/usr/bin/env bash
# Builds the graph of the lists $3… with the command $1 in the workspace $2, asks it, and writes a page.
set -euo pipefail
papergraph=$1 workspace=$2
shift 2

run() {
    printf '\n$ papergraph'
    printf ' %s' "$@"
    printf '\n'
    "$papergraph" "$@" -w "$workspace"
}

mkdir -p "$workspace"
run build "$@"
run lineage DPO
run query lineage.descendants name=LoRA
run view --around DPO --hops 2 -o "$workspace/dpo.html"
printf '\nThe page is %s: open it in a browser.\n' "$workspace/dpo.html"
printf 'Ask on: .venv/bin/papergraph show LoRA -w %s\n' "$workspace"
