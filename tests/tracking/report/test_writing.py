"""The pages of a report: sound, escaped, with every link leading somewhere, and nothing asked of any other host."""

import re
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise
from urllib.parse import unquote

import pytest

from autograder.tracking.rendering import csp_hash
from autograder.tracking.report.makers import MAKERS
from autograder.tracking.report.writing import write_report

VOID = {"meta", "br", "hr", "wbr", "path", "circle"}


class Page(HTMLParser):
    """A page taken apart; complains where tags do not nest."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.text, self._open = [], "", []
        self.feed(html)
        self.close()
        assert not self._open

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self._open.pop() == tag

    def handle_data(self, data):
        if self._open[-1:] not in (["style"], ["script"]):
            self.text += data

    def all(self, attribute):
        return [found[attribute] for _, found in self.tags if attribute in found]


@pytest.fixture(scope="module")
def texts(written):
    return {str(path.relative_to(written)): path.read_text("utf-8") for path in sorted(written.rglob("*.html"))}


@pytest.fixture(scope="module")
def pages(texts):
    return {name: Page(text) for name, text in texts.items()}


def test_there_is_a_page_for_the_class_one_for_misconceptions_and_one_for_each_student(written, texts, term):
    assert set(texts) == {"index.html", "misconceptions.html", *(learner.page for learner in term.learners)}
    assert not [path for path in written.rglob("*") if path.is_file() and path.suffix != ".html"]


def test_nothing_that_came_from_outside_acts(texts, pages):
    for name, page in pages.items():
        assert not [tag for tag, _ in page.tags if tag in ("script", "img", "iframe", "object", "link", "base", "form")]
        assert not [attribute for _, found in page.tags for attribute in found if attribute.startswith("on")], name
        assert "\u202e" not in texts[name] and " 49" not in page.text
    owl = next(page for name, page in pages.items() if "owl" in name)
    assert "Say more. <script>alert(1)</script>" in owl.text


def test_a_page_asks_for_nothing(texts, pages):
    for name, text in texts.items():
        assert "http:" not in text and "https:" not in text and "url(" not in text and "@import" not in text, name
        assert pages[name].all("src") == pages[name].all("style") == []
        policy = next(content for content in pages[name].all("content") if content.startswith("default-src 'none'"))
        (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
        assert f"style-src '{csp_hash(style)}'" in policy and "script-src" not in policy


def test_every_link_leads_somewhere(written, pages):
    for name, page in pages.items():
        ids = Counter(page.all("id"))
        assert max(ids.values()) == 1, name
        for link in page.all("href"):
            if link.startswith("#"):
                assert link[1:] in ids, (name, link)
            else:
                assert (written / name).parent.joinpath(unquote(link)).resolve().is_relative_to(written.resolve())
                assert (written / name).parent.joinpath(unquote(link)).exists(), (name, link)
        assert set(page.all("aria-labelledby")) <= set(ids)


def test_headings_are_in_order_and_tables_have_headers(pages):
    for name, page in pages.items():
        levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
        assert levels[0] == 1 and levels.count(1) == 1, name
        assert all(after <= before + 1 for before, after in pairwise(levels)), name
        assert all("scope" in found for tag, found in page.tags if tag == "th"), name
        assert not page.all("title")


def test_every_cell_of_the_heat_map_is_told_in_words(texts):
    (table, *_) = re.findall(r'<table class="heat">.*?</table>', texts["index.html"], re.DOTALL)
    cells = re.findall(r"<td class=\"(step[^\"]*)\">(.*?)</td>", table, re.DOTALL)
    assert len(cells) > 20
    for _, cell in cells:
        assert re.search(r'<span class="hidden">(level|below level|no evidence|[1-4])', cell), cell


def test_wherever_a_published_outcome_is_shown_its_status_is_shown(term, pages):
    statuses = re.compile(r"verified|partly|unverified")
    for view in term.views:
        if not view.published:
            continue
        for outcome in view.framework.outcomes:
            for name, page in pages.items():
                for found in re.finditer(re.escape(outcome.statement), page.text):
                    around = page.text[max(0, found.start() - 120) : found.end() + 60]
                    assert statuses.search(around), (name, outcome.code)


def test_a_published_framework_is_named_with_its_notice(pages):
    assert "National Governors Association" in pages["index.html"].text
    assert "never official" in pages["index.html"].text


def test_lateness_and_marks_by_hand_are_explained_in_words(term, pages):
    wren = pages[next(one.page for one in term.learners if one.key == "wren")].text
    assert "2 days late; 10 % off for each day begun" in wren
    owl = pages[next(one.page for one in term.learners if one.key == "owl")].text
    assert "was marked by the teacher: 2 of 2" in owl


def test_the_navigation_names_every_kind_of_page(pages):
    for page in pages.values():
        for maker in MAKERS:
            assert maker.title in page.text


def test_a_course_without_anything_has_pages_too(term_by, tmp_path, engine):
    from dataclasses import replace

    term = term_by("MHF4U")
    empty = replace(term, learners=(), work=(), views=(replace(term.views[0], strands=(), rows=()),))
    page = Page(write_report(empty, tmp_path).read_text("utf-8"))
    assert "Nothing has been graded yet." in page.text and "No evidence yet" in page.text


def test_a_students_page_has_ontarios_categories_where_a_course_of_ontario_is_shown(written, term):
    owl = (written / "students" / "owl.html").read_text("utf-8")
    assert "By Ontario’s four categories" in owl and "Knowledge and Understanding" in owl
    expected = {
        category
        for piece in next(learner for learner in term.learners if learner.key == "owl").pieces
        for outcome in piece.outcomes
        for category in term.bank.walk.categories().get(outcome, ())
    }
    assert owl.count("How this level came about") == len(expected) > 1
