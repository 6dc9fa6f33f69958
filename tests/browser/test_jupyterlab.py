"""A learner at the desk, in JupyterLab: a right answer passes, a wrong one is explained in red."""

import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import pytest

from autograder.authoring.handout.order import Order
from autograder.authoring.handout.release import hand_out

SLUG = "munchable_matrices"
NOTEBOOK = f"matrices/{SLUG}/{SLUG}.ipynb"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
MINUTE = 60_000  # in milliseconds
MISSING = [name for name in ("jupyterlab", "playwright") if find_spec(name) is None]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here; install the system's package chromium"),
    pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}"),
]

RIGHT = "def transpose(A):\nreturn np.asarray(A).T.copy()"  # the editor indents after a colon by itself
WRONG = "def transpose(A):\nreturn np.asarray(A).copy()"


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """The address of a JupyterLab in a folder as a student got it, with settings of its own."""
    place = tmp_path_factory.mktemp("lab")
    folder = hand_out(Order((SLUG,)), place / "week-1").folder
    own = {name: str(place / name) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR")}
    own |= {"IPYTHONDIR": str(place / "ipython"), "HOME": str(place), "MPLCONFIGDIR": str(place / "matplotlib")}
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--port=0", "--ip=127.0.0.1"]
    command += ["--IdentityProvider.token=desk", "--LabApp.news_url=", "--LabApp.check_for_updates_class="]
    command[-1] += "jupyterlab.handlers.announcements.NeverCheckForUpdate"
    with (place / "log").open("w") as log:
        server = subprocess.Popen(command, cwd=folder, env={**os.environ, **own}, stdout=log, stderr=log)
    try:
        yield address(server, place / "JUPYTER_RUNTIME_DIR", place / "log"), folder
    finally:
        server.terminate()
        server.wait(30)


def address(server, runtime, log):
    """Where the server listens, as soon as it says so."""
    for _ in range(240):
        if server.poll() is not None:
            break
        for path in runtime.glob("jpserver-*.json"):
            try:
                return json.loads(path.read_text())["url"]
            except (json.JSONDecodeError, KeyError):
                pass  # it is being written
        time.sleep(0.5)
    raise AssertionError(f"JupyterLab did not start: {log.read_text()[-1000:]}")


@pytest.fixture(scope="module")
def page(lab):
    """The notebook, opened, its first code cell run."""
    from playwright.sync_api import sync_playwright

    url, _ = lab
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 1000})
        page.set_default_timeout(4 * MINUTE)
        page.goto(f"{url}lab/tree/{NOTEBOOK}?token=desk")
        page.wait_for_selector(".jp-Notebook .jp-CodeCell")
        page.wait_for_selector(
            ".jp-NotebookPanel-toolbar [data-status='idle'], .jp-Notebook-ExecutionIndicator[data-status='idle']"
        )
        yield page
        browser.close()


def cell(page, text):
    """The code cell that holds a text; cells far down are drawn when they are scrolled to."""
    found = page.locator(".jp-CodeCell", has=page.locator(".cm-content", has_text=text)).first
    found.scroll_into_view_if_needed()
    return found


def run(page, found):
    """Runs a cell, as a learner does, and waits until it has a number, a new one.

    On a busy machine JupyterLab is drawn before it listens to keys; who sees no star presses them again.
    """
    from playwright.sync_api import TimeoutError as Late

    prompt = found.locator(".jp-InputPrompt")
    before = re.sub(r"\D", "", prompt.inner_text()) or "0"
    new = rf"\[(?!{before}\])\d+\]"
    for _ in range(4):
        found.locator(".cm-content").click()
        page.keyboard.press("Control+Enter")
        with contextlib.suppress(Late):
            prompt.filter(has_text=re.compile(rf"\[\*\]|{new}")).wait_for(timeout=MINUTE / 4)
            break
    prompt.filter(has_text=re.compile(new)).wait_for()


def answer(page, text):
    """Writes an answer over the stub, runs it and its check; what the check shows."""
    stub = cell(page, "def transpose(")
    stub.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.type(text)
    run(page, stub)
    check = cell(page, 'grader.check("transpose")')
    run(page, check)
    shown = check.locator(".jp-OutputArea-output").last
    shown.wait_for()
    shown.scroll_into_view_if_needed()
    return shown


def picture(page, name):
    """A screenshot to look at, where $NNMATH_SCREENSHOTS says so."""
    if folder := os.environ.get("NNMATH_SCREENSHOTS"):
        page.screenshot(path=Path(folder) / f"{name}.png")


def test_a_wrong_answer_is_explained_in_red_and_a_right_one_passes(page):
    run(page, cell(page, "otter.Notebook"))
    run(page, cell(page, "import numpy as np"))
    shown = answer(page, WRONG)
    picture(page, "wrong")
    said = shown.inner_text()
    assert "transpose([[1, 2, 3], [4, 5, 6]]) returned" in said and "expected" in said
    assert "Traceback" not in said
    assert any("transpose (public checks)" in text for text in shown.locator("[style*='red']").all_inner_texts())
    shown = answer(page, RIGHT)
    picture(page, "right")
    assert "passed!" in shown.inner_text() and "failed" not in shown.inner_text()
    assert shown.locator("[style*='red']").count() == 0
    assert page.locator(".jp-Dialog").count() == 0


def test_a_saved_notebook_keeps_the_answer(page, lab):
    _, folder = lab
    page.keyboard.press("Control+s")
    for _ in range(60):
        if "np.asarray(A).T" in (folder / NOTEBOOK).read_text():
            break
        time.sleep(0.5)
    assert "np.asarray(A).T" in (folder / NOTEBOOK).read_text()
