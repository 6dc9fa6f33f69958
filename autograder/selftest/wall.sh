#!/usr/bin/env bash
# wall.sh [--container] COMMAND [ARG …]: runs COMMAND where it can hurt nothing, for everything that is hostile on purpose.
#
# The outer of two walls. The grader's own sandbox is the inner one; should an attack get through it, here it finds: user,
# PID, mount, network, IPC and host name namespaces of its own, no network but loopback, every file system read-only, fresh
# memory file systems at /tmp, /var/tmp, /run and /dev/shm, and no capability but the one that nested namespaces need.
# Works for root and for whoever may make user namespaces. What COMMAND finds out, it prints; files do not survive.
# With --container, COMMAND runs behind the wall as root of a container like Docker's; root only.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
if [ $# -eq 0 ]; then
    sed -n '2,8s/^# \{0,1\}//p' "$0" >&2
    exit 2
fi
if [ "$1" = --container ]; then
    shift
    exec bash "$here/container.sh" --wall "$@"
fi
export OLDPWD_OUTSIDE=$PWD
exec unshare --user --map-root-user --mount --pid --fork --kill-child --mount-proc --net --ipc --uts \
    --propagation private -- bash "$here/wall_inside.sh" \
    setpriv --bounding-set=-all,+setfcap --inh-caps=-all,+setfcap --ambient-caps=-all,+setfcap -- "$@"
