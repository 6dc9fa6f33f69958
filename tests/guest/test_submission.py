"""Which of the files in a submission's folder counts."""

import zipfile

import pytest

from autograder.guest import submission
from autograder.guest.submission import Unusable, find


def put(folder, *names):
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
    return folder


@pytest.mark.parametrize(
    ("names", "chosen"),
    [
        (["work.ipynb"], "work.ipynb"),
        (["work.py"], "work.py"),
        (["a.ipynb", "helpers.py"], "a.ipynb"),
        (["a.ipynb", "b.ipynb", "matmuls.ipynb"], "matmuls.ipynb"),
        (["a.py", "matmuls.py"], "matmuls.py"),
        (["inner/matmuls.ipynb", "tests/add.py", ".ipynb_checkpoints/a-checkpoint.ipynb"], "inner/matmuls.ipynb"),
    ],
)
def test_the_notebook_is_found(tmp_path, names, chosen):
    found = find(put(tmp_path, *names), "matmuls")
    assert (found.file, found.data.decode()) == (chosen, chosen)


def test_nothing_handed_in_is_said(tmp_path):
    with pytest.raises(Unusable, match="No notebook was handed in"):
        find(put(tmp_path, "photo.jpg"), "matmuls")


def test_two_notebooks_are_named(tmp_path):
    with pytest.raises(Unusable, match=r"2 files, a\.ipynb and b\.ipynb"):
        find(put(tmp_path, "a.ipynb", "b.ipynb"), "matmuls")


def test_a_link_out_of_the_folder_is_no_submission(tmp_path):
    put(tmp_path, "engine/hidden.py", "submission/readme.txt")
    (tmp_path / "submission" / "work.py").symlink_to(tmp_path / "engine" / "hidden.py")
    (tmp_path / "submission" / "more").symlink_to(tmp_path / "engine")
    with pytest.raises(Unusable, match="No notebook"):
        find(tmp_path / "submission", "matmuls")


def test_a_file_too_large_for_the_pipe_is_sent_back(tmp_path, monkeypatch):
    monkeypatch.setattr(submission, "LARGEST", 3)
    with pytest.raises(Unusable, match="Clear the outputs"):
        find(put(tmp_path, "work.ipynb"), "matmuls")


def test_a_zip_is_looked_into_where_there_is_no_notebook(tmp_path):
    with zipfile.ZipFile(tmp_path / "mine.zip", "w") as archive:
        archive.writestr("../matmuls.ipynb", "inside")
        archive.writestr("notes.txt", "")
    assert find(tmp_path, "matmuls").data == b"inside"
    assert find(put(tmp_path, "work.ipynb"), "matmuls").data == b"work.ipynb"


def test_a_broken_zip_is_sent_back(tmp_path):
    with pytest.raises(Unusable, match="cannot be read"):
        find(put(tmp_path, "mine.zip"), "matmuls")


def test_an_encrypted_zip_is_sent_back(tmp_path):
    with zipfile.ZipFile(tmp_path / "mine.zip", "w") as archive:
        archive.writestr("matmuls.ipynb", "inside")
    data = bytearray((tmp_path / "mine.zip").read_bytes())
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + place] |= 1  # the flag for encryption, in both headers
    (tmp_path / "mine.zip").write_bytes(data)
    with pytest.raises(Unusable, match="cannot be read"):
        find(tmp_path, "matmuls")


def test_a_zip_that_unpacks_to_too_much_is_sent_back(tmp_path, monkeypatch):
    monkeypatch.setattr(submission, "LARGEST", 1000)
    with zipfile.ZipFile(tmp_path / "mine.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("matmuls.ipynb", bytes(100_000))
    with pytest.raises(Unusable, match="Clear the outputs"):
        find(tmp_path, "matmuls")
