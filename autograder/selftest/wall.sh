#!/usr/bin/env bash
# wall.sh COMMAND [ARG …]: runs COMMAND where it can hurt nothing, for everything that is hostile on purpose.
#
# The outer of two walls. The grader's own sandbox is the inner one; should an attack get through it, here it finds: user,
# PID, mount, network, IPC and host name namespaces of its own, no network but loopback, every file system read-only, fresh
# memory file systems at /tmp, /var/tmp, /run and /dev/shm, and no capability but the one that nested namespaces need.
# Works for root and for whoever may make user namespaces. What COMMAND finds out, it prints; files do not survive.
set -euo pipefail
if [ $# -eq 0 ]; then
    sed -n '2,7s/^# \{0,1\}//p' "$0" >&2
    exit 2
fi

inner='
set -e
while read -r _ _ _ _ place _; do
    case $place in
        /proc | /proc/* | /sys | /sys/* | /dev | /dev/*) ;;
        *) mount -o remount,bind,ro "$(printf %b "$place")" 2>/dev/null || true ;;
    esac
done < <(sort -u -k5,5 /proc/self/mountinfo)
for place in /tmp /var/tmp /run /dev/shm; do
    mount -t tmpfs -o size=4g,mode=1777 tmpfs "$place"
done
ip link set lo up 2>/dev/null || true
export HOME=/tmp/home TMPDIR=/tmp NNMATH_BEHIND_THE_WALL=yes
mkdir "$HOME"
for place in /usr "$OLDPWD_OUTSIDE"; do
    if touch "$place/.wall-probe" 2>/dev/null; then
        rm -f "$place/.wall-probe"
        echo "wall: $place is still writable; nothing was run" >&2
        exit 3
    fi
done
cd "$OLDPWD_OUTSIDE"
exec setpriv --bounding-set=-all,+setfcap --inh-caps=-all,+setfcap --ambient-caps=-all,+setfcap -- "$@"
'
export OLDPWD_OUTSIDE=$PWD
exec unshare --user --map-root-user --mount --pid --fork --kill-child --mount-proc --net --ipc --uts \
    --propagation private -- bash -c "$inner" wall "$@"
