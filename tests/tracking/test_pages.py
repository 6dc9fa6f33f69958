"""The pages that people see: everything is on them, nothing of a student's acts on them, and they ask for nothing."""

from __future__ import annotations

import os
import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest
from by_hand import (
    MADE,
    PAYLOAD,
    Page,
    a_class,
    mixed,
)

from autograder.tracking.pages import write_pages
from autograder.tracking.rendering import csp_hash


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the pages of the whole class."""
    problems = ["larch.ipynb: not a notebook (it is empty)", f"{PAYLOAD}.ipynb: no"]
    return write_pages(a_class(), problems, tmp_path_factory.mktemp("out"), made=MADE).parent


@pytest.fixture(scope="module")
def texts(written: Path) -> dict[str, str]:
    """Every page's source by its place in the folder."""
    return {str(path.relative_to(written)): path.read_text("utf-8") for path in sorted(written.rglob("*.html"))}


# --- every page -------------------------------------------------------------------------------------------------------


def test_there_is_a_page_for_everybody_and_one_for_the_class(written: Path, texts: dict[str, str]) -> None:
    assert len(texts) == len(a_class()) + 1
    assert not [path for path in written.rglob("*") if path.is_file() and path.suffix != ".html"]


def test_nothing_of_a_student_acts(texts: dict[str, str]) -> None:
    for name, text in texts.items():
        assert "<script>alert" not in text and "<img" not in text, name
        assert not re.search("[\u202a-\u202e\u2066-\u2069\u200e\u200f\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]", text), name
        page = Page(text)
        assert not [tag for tag, _ in page.tags if tag in ("img", "iframe", "object", "link", "base", "form")]
        assert not [attribute for _, found in page.tags for attribute in found if attribute.startswith("on")]
        assert " 49" not in page.text


def test_a_payload_is_shown_as_text(texts: dict[str, str]) -> None:
    page = Page(next(text for name, text in texts.items() if "script" in name))
    assert page.words.count("<script>alert(1)</script>") >= 6
    assert "gnp.exe" in page.words


def test_a_page_asks_for_nothing(texts: dict[str, str]) -> None:
    for name, text in texts.items():
        assert "http:" not in text and "https:" not in text and "url(" not in text and "@import" not in text, name
        page = Page(text)
        assert page.all("src") == page.all("style") == page.all("srcset") == []
        for link in page.all("href"):
            assert re.fullmatch(r"#[\w-]+|feedback/[\w%.-]+\.html", link)


def test_the_policy_lets_through_the_inline_style_and_script_and_nothing_else(texts: dict[str, str]) -> None:
    for name, text in texts.items():
        policy = Page(text).having(**{"http-equiv": "Content-Security-Policy"})[0]["content"]
        assert policy.startswith("default-src 'none'; style-src 'sha256-") and "unsafe" not in policy
        for tag in ("style", "script"):
            for inside in re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL):
                assert f"{tag}-src '{csp_hash(inside)}'" in policy
        assert text.count("<script>") == (name == "index.html")


def test_a_page_is_sound_html(texts: dict[str, str]) -> None:
    for name, text in texts.items():
        page = Page(text)
        ids = Counter(page.all("id"))
        assert not [found for found, times in ids.items() if times > 1], name
        assert all(link[1:] in ids for link in page.all("href") if link.startswith("#"))
        assert all(label in ids for label in page.all("aria-labelledby"))
        assert page.tags[0] == ("html", {"lang": "en-CA"})
        assert page.having(name="viewport") and [tag for tag, _ in page.tags].count("main") == 1


def test_headings_are_in_order(texts: dict[str, str]) -> None:
    for name, text in texts.items():
        levels = [int(tag[1]) for tag, _ in Page(text).tags if re.fullmatch("h[1-6]", tag)]
        assert levels[0] == 1 and levels.count(1) == 1, name
        assert all(after <= before + 1 for before, after in pairwise(levels)), name


def test_every_link_leads_somewhere(written: Path, texts: dict[str, str]) -> None:
    links = {unquote(link) for link in Page(texts["index.html"]).all("href")}
    assert {name for name in texts if name != "index.html"} == links
    assert all((written / link).is_file() for link in links)


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_what_is_behind_them(scheme: str, texts: dict[str, str]) -> None:
    block = re.search(rf"color-scheme: {scheme};(.*?)}}", texts["index.html"], re.DOTALL)
    assert block
    colour = dict(re.findall(r"--([\w-]+): (#\w{6});", block[1]))
    behind = {name for name in colour if name.endswith("-bg")} | {
        "paper",
        "sheet",
        "full",
        "high",
        "middle",
        "low",
        "none",
    }
    pairs = {("ink", name) for name in behind}
    pairs |= {(name, f"{name}-bg") for name in ("ok", "part", "wrong", "rest", "fault")}
    pairs |= {(name, under) for name in ("soft", "link") for under in ("paper", "sheet", "part-bg", "fault-bg")}
    for words_, under in pairs:
        low, high = sorted((luminance(colour[words_]), luminance(colour[under])))
        assert (high + 0.05) / (low + 0.05) >= 4.5, (words_, under)


# --- files ------------------------------------------------------------------------------------------------------------


def test_a_student_with_two_exercises_has_two_pages(tmp_path: Path) -> None:
    write_pages([mixed(), replace(mixed(), exercise="slopes")], [], tmp_path, made=MADE)
    names = {path.name for path in (tmp_path / "feedback").iterdir()}
    assert names == {"maple.munchable_matrices.html", "maple.slopes.html"}


def test_a_page_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_pages([mixed()], [], tmp_path, made=MADE)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.html")}

    def full_disk(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "replace", full_disk)
    with pytest.raises(OSError, match="no space"):
        write_pages([replace(mixed(), notes=("new",))], [], tmp_path, made="later")
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
