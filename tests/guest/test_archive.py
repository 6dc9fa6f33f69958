"""What is inside an autograder.zip, and what is not."""

import io
import zipfile

import pytest

from autograder.exercise import by_slug, find
from autograder.guest.archive import ENGINE, autograder_zip, others
from autograder.guest.settings import Settings

SETTINGS = Settings("munchable_matrices", "a secret", others=(("cost_functions", ("accuracy",)),))


def opened(data):
    return zipfile.ZipFile(io.BytesIO(data))


@pytest.fixture(scope="module", params=["otter", "gradescope"])
def archive(request):
    return opened(autograder_zip(by_slug("munchable_matrices"), SETTINGS, request.param))


@pytest.fixture(scope="module")
def engine(archive):
    return opened(archive.read(ENGINE))


def test_one_exercise_of_the_bank_is_inside_and_whole(engine):
    inside = {name for name in engine.namelist() if name.startswith("autograder/bank/")}
    folder = find()["munchable_matrices"]
    own = {path.name for path in folder.iterdir() if path.is_file()}
    assert inside == {f"autograder/bank/matrices/munchable_matrices/{name}" for name in own}


def test_the_exercise_is_of_the_version_that_was_packed(engine, tmp_path):
    engine.extractall(tmp_path)
    packed = by_slug("munchable_matrices", tmp_path / "autograder" / "bank")
    assert packed.version == by_slug("munchable_matrices").version


def test_the_secret_is_inside_so_that_a_regrade_draws_the_same_inputs(engine, tmp_path):
    engine.extractall(tmp_path)
    assert Settings.read(tmp_path) == SETTINGS


def test_nobody_can_take_the_file_for_harmless(archive):
    text = archive.read("README.txt").decode()
    assert "ANSWER KEY" in text and "SECRET" in text


def test_versions_are_exact(archive):
    lines = archive.read("requirements.txt").decode().split()
    assert any(line.startswith("numpy==") for line in lines)
    assert [line for line in lines if "==" not in line] == []


def test_gradescope_finds_its_two_scripts_and_may_run_them(archive):
    for name in ("setup.sh", "run_autograder"):
        assert archive.getinfo(name).external_attr >> 16 & 0o111
        assert archive.read(name).startswith(b"#!/usr/bin/env bash\n")


def test_the_same_package_is_the_same_bytes():
    first, second = (autograder_zip(by_slug("munchable_matrices"), SETTINGS, "otter") for _ in range(2))
    assert first == second


def test_a_package_for_gradescope_needs_no_otter():
    archive = opened(autograder_zip(by_slug("munchable_matrices"), SETTINGS, "gradescope"))
    assert "otter" not in archive.read("requirements.txt").decode()
    assert not any("otter" in name for name in archive.namelist())


def test_a_package_for_otter_has_all_that_its_dockerfile_copies():
    archive = opened(autograder_zip(by_slug("munchable_matrices"), SETTINGS, "otter"))
    names = set(archive.namelist())
    for copied in ("run_autograder", "setup.sh", "environment.yml", "otter_config.json", "run_otter.py"):
        assert copied in names
    assert any(name.startswith("requirements.") for name in names) and ENGINE.startswith("requirements.")
    assert any(name.startswith("tests/") for name in names) and any(name.startswith("files") for name in names)
    assert not any(name.startswith("tests/") and name.endswith(".py") for name in names)


def test_the_functions_of_every_exercise_are_known_by_name():
    known = dict(others())
    assert "matmul" in known["munchable_matrices"] and set(known) == set(find())
