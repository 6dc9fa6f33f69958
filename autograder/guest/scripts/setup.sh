#!/usr/bin/env bash
# Gradescope and `otter grade` run this once, as root, when they build the container.
#   NNMATH_AUTOGRADER  the folder of the autograder, /autograder by default
#   NNMATH_PYTHON      a Python that has requirements.txt already: nothing is installed then
set -euo pipefail
root=${NNMATH_AUTOGRADER:-/autograder}
python=${NNMATH_PYTHON:-}

works() { command -v "$1" >/dev/null && "$1" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))'; }

if [ -z "$python" ]; then
    for found in python3.13 python3.12 python3.11 python3; do
        if works "$found" 2>/dev/null; then break; fi
        found=
    done
    if [ -z "$found" ]; then
        export DEBIAN_FRONTEND=noninteractive
        apt-get update
        apt-get install -y --no-install-recommends python3.11 python3.11-venv
        found=python3.11
    fi
    "$found" -m venv "$root/environment"
    python=$root/environment/bin/python
    "$python" -m pip install --no-cache-dir --requirement "$root/source/requirements.txt"
fi

rm -rf "$root/engine"
"$python" -m zipfile -e "$root/source/requirements.nnmath.zip" "$root/engine"
chmod -R go= "$root/engine" "$root/source" # the answer key: for root alone, also where submissions run as another user
"$python" -I "$root/engine/grade.py" "$root" --prepare
