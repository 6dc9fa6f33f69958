#!/usr/bin/env bash
# The second half of container.sh, inside the new namespaces: makes Python readable for all users, forbids user
# namespaces, and gives up what Docker's root does not have.
set -euo pipefail

# Docker's images have Python where everybody can read it; a Python in somebody's home is shown in the same place.
python=$(dirname "$(dirname "$(readlink -f "${NNMATH_PYTHON:-$(command -v python3)}")")")
home=/$(cut -d/ -f2 <<<"$python")
if [ "$(stat -c %a "$home" | tail -c 2)" = 0 ]; then
    place=$(mktemp -d)
    mount --rbind "$python" "$place"
    mount -t tmpfs -o size=1m,mode=0755 tmpfs "$home"
    mkdir -p "$python"
    mount --rbind "$place" "$python"
    umount -l "$place"
fi
echo 0 >/proc/sys/user/max_user_namespaces

docker=+chown,+dac_override,+fsetid,+fowner,+mknod,+net_raw,+setgid,+setuid
docker+=,+setfcap,+setpcap,+net_bind_service,+sys_chroot,+kill,+audit_write
exec setpriv --bounding-set=-all,"$docker" --inh-caps=-all --ambient-caps=-all -- "$@"
