"""Links to where learners work, made from the teacher's own address and never invented."""

import pytest

from autograder.authoring.handout.links import NoRepository, Repository, badges, binder, colab, hub

BOOK = "matrices/sums/sums.ipynb"
HERE = Repository("https://github.com/a-school/week-1.git/", "term 1", "https://hub.school.example/")


def test_colab_opens_what_is_on_github_and_nothing_else():
    assert colab(HERE, BOOK) == f"https://colab.research.google.com/github/a-school/week-1/blob/term%201/{BOOK}"
    assert colab(Repository("https://gitlab.com/a-school/week-1"), BOOK) == ""


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://github.com/a-school/week-1", "gh/a-school/week-1"),
        ("https://gitlab.com/a-school/math/week-1", "gl/a-school%2Fmath%2Fweek-1"),
        ("https://git.school.example/a/b", "git/https%3A%2F%2Fgit.school.example%2Fa%2Fb"),
    ],
)
def test_binder_is_told_the_kind_of_host(url, kind):
    assert binder(Repository(url), BOOK) == f"https://mybinder.org/v2/{kind}/main?labpath=matrices%2Fsums%2Fsums.ipynb"


def test_a_hub_pulls_the_repository_and_opens_the_notebook():
    assert hub(HERE, BOOK) == (
        "https://hub.school.example/hub/user-redirect/git-pull?repo=https%3A%2F%2Fgithub.com%2Fa-school%2Fweek-1"
        "&branch=term+1&urlpath=lab%2Ftree%2Fweek-1%2Fmatrices%2Fsums%2Fsums.ipynb"
    )
    assert hub(Repository("https://github.com/a-school/week-1"), BOOK) == ""


def test_badges_name_only_what_there_is():
    shown = badges(Repository("https://git.school.example/a/b"), BOOK)
    assert "Binder" in shown and "Colab" not in shown and "Hub" not in shown


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://github.com/a/b",
        "https://github.com",
        "https://name:word@github.com/a/b",
        "github.com/a/b",
        "https://github.com/a/b?c=d",
        "https://github.com/a/b)](https://other.example",
        "javascript:alert(1)",
    ],
)
def test_what_is_no_address_is_refused(url):
    with pytest.raises(NoRepository, match="--repository"):
        Repository(url)


def test_a_hub_that_is_no_address_is_refused():
    with pytest.raises(NoRepository, match="--hub"):
        Repository("https://github.com/a/b", hub="hub.school.example")
