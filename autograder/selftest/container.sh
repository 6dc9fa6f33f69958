#!/usr/bin/env bash
# container.sh [--wall] COMMAND [ARG …]: runs COMMAND as root of a container like Docker's, for what has to work there.
#
# There are other users; user namespaces are forbidden; root has the capabilities that Docker leaves, and no others.
# With --wall, all of it is behind the outer wall (wall.sh), and anything hostile may run. Needs to be started by root.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
space=(--mount --pid --fork --kill-child --mount-proc --ipc --uts)
inner=(bash "$here/container_inside.sh")
if [ "${1:-}" = --wall ]; then
    shift
    space+=(--net)
    inner=(bash "$here/wall_inside.sh" "${inner[@]}")
fi
if [ $# -eq 0 ] || [ "$(id -u)" != 0 ]; then
    sed -n '2,6s/^# \{0,1\}//p' "$0" >&2
    exit 2
fi
export OLDPWD_OUTSIDE=$PWD

# The map of users can only be written from outside, so the new namespace waits until it has one.
wait_for_users='until [ "$(id -u)" = 0 ] && [ "$(id -g)" = 0 ]; do sleep 0.01; done; exec "$@"'
unshare --user -- bash -c "$wait_for_users" waiting \
    setpriv --pdeathsig KILL -- unshare "${space[@]}" --propagation private -- "${inner[@]}" "$@" <&0 &
child=$!
trap 'kill -KILL $child 2>/dev/null || true' EXIT
while [ "$(readlink /proc/$child/ns/user)" = "$(readlink /proc/self/ns/user)" ]; do sleep 0.01; done
users=$(printf "0 0 1\n1 300001 65535")
for map in gid_map uid_map; do
    cat <<<"$users" >"/proc/$child/$map" # in one write, as the kernel wants it
done
trap 'exit 1' TERM INT HUP
wait $child
