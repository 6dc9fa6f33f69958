"""A full disk and a folder that cannot be written: one line, no half files, and everything is there the next time.

The disk is a small one behind the outer wall, which has memory file systems of its own.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from autograder.selftest import wall

ROOT = Path(__file__).parent.parent.parent
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("sandbox")]

SCRIPT = r"""
set -u
mkdir /tmp/in /tmp/disk
cat > /tmp/in/robin.py <<'END'
def add(A, B):
    return A
END
mount -t tmpfs -o size={size},mode=0777 tmpfs /tmp/disk
{before}
"$1" -m autograder grade munchable_matrices /tmp/in --out /tmp/disk/out --jobs 1
echo "status $?"
find /tmp/disk -type f | sed 's|/tmp/disk/||' | sort
{after}
"""
GRADE = (
    '"$1" -m autograder grade munchable_matrices /tmp/in --out /tmp/disk/out --jobs 1 >/dev/null 2>&1; echo "again $?"'
)


def behind_the_wall(size, before="", after=""):
    """What the script prints. It mounts, so it keeps the right to: only trusted code runs in it."""
    script = SCRIPT.format(size=size, before=before, after=after)
    nested = ["unshare", "--user", "--map-root-user", "--mount", "bash", "-c", script, "disk", sys.executable]
    words = wall.command(["env", f"PYTHONPATH={ROOT}", "NNMATH_SECRET=x", *nested])
    done = subprocess.run(words, capture_output=True, text=True, cwd=ROOT, timeout=200)
    if "unshare" in done.stderr or "mount:" in done.stderr:
        pytest.skip(f"cannot mount a small disk here: {done.stderr[-200:]}")
    return done


def test_a_full_disk_is_one_line_and_leaves_no_half_file():
    done = behind_the_wall("16k", after=f"mount -o remount,size=4m /tmp/disk; {GRADE}; ls /tmp/disk/out/feedback")
    lines = [line for line in done.stderr.splitlines() if line]
    assert "status 2" in done.stdout, done.stdout + done.stderr
    assert (
        len(lines) == 1 and lines[0].startswith("nnmath: ") and "No space left" in lines[0] and "None" not in lines[0]
    )
    files = done.stdout.split("status 2\n")[1].split("again")[0].split()
    assert not [name for name in files if Path(name).name.startswith(".")]
    assert "again 0" in done.stdout and "robin.html" in done.stdout


def test_a_read_only_folder_is_one_line():
    done = behind_the_wall(
        "1m", before="mount -o remount,ro /tmp/disk", after=f"mount -o remount,rw /tmp/disk; {GRADE}"
    )
    lines = [line for line in done.stderr.splitlines() if line]
    assert "status 2" in done.stdout, done.stdout + done.stderr
    assert len(lines) == 1 and "Read-only" in lines[0]
    assert "again 0" in done.stdout
