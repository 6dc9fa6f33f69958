"""`write_report`: the pages of a course into a folder; each is one file that asks for no other."""

from __future__ import annotations

from pathlib import Path

from autograder.tracking.rendering import environment, write_whole
from autograder.tracking.report.makers import MAKERS
from autograder.tracking.report.making import Page
from autograder.tracking.report.term import Term, day


def write_report(term: Term, folder: Path) -> Path:
    """Writes the report, and returns the page to open; that one comes last, so that whatever it links to is there."""
    pages = [page for maker in MAKERS for page in maker.pages(term)]
    for page in reversed(pages):
        path = folder / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, html(term, page))
    return folder / pages[0].path


def html(term: Term, page: Page) -> str:
    """One page."""
    navigation = [maker for maker in MAKERS if maker.first]
    template = environment().get_template(page.template)
    return template.render(term=term, page=page, navigation=navigation, day=day, **page.values)
