"""Links that open a handed out notebook elsewhere: Colab, Binder, a JupyterHub with nbgitpuller.

All are made from the address of the teacher's own repository; without one there are none.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

from autograder.errors import UserError

COLAB = "https://colab.research.google.com"
BINDER = "https://mybinder.org"


class NoRepository(UserError):
    """An address that no link can be made of."""


@dataclass(frozen=True)
class Repository:
    """Where the handed out folder will be: its files at the top of a public git repository."""

    url: str  # https://host/owner/name
    branch: str = "main"
    hub: str = ""  # a JupyterHub with nbgitpuller; "" where there is none

    def __post_init__(self) -> None:
        for what, url in (("repository", self.url), ("hub", self.hub)):
            parts = urlsplit(url)
            plain = parts.scheme == "https" and parts.netloc and not (parts.query or parts.fragment or "@" in url)
            if (url or what == "repository") and not (plain and url.isprintable() and not set(url) & set(" <>\"'()|")):
                raise NoRepository(f"--{what} {url!r} is no address; give it as https://host/… without a password")
        if not self.path:
            raise NoRepository(f"--repository {self.url!r} names no repository; give https://host/owner/name")

    @property
    def path(self) -> str:
        """owner/name."""
        return urlsplit(self.url).path.strip("/").removesuffix(".git")

    @property
    def address(self) -> str:
        """The address to clone."""
        parts = urlsplit(self.url)
        return f"https://{parts.netloc}/{self.path}"


def colab(where: Repository, notebook: str) -> str:
    """The address at which Colab opens a notebook; "" where Colab cannot read the repository."""
    if urlsplit(where.url).netloc.lower() != "github.com":
        return ""
    return f"{COLAB}/github/{where.path}/blob/{quote(where.branch)}/{quote(notebook)}"


def binder(where: Repository, notebook: str) -> str:
    """The address at which Binder opens a notebook in JupyterLab."""
    host = urlsplit(where.url).netloc.lower()
    kinds = {"github.com": f"gh/{where.path}", "gitlab.com": f"gl/{quote(where.path, safe='')}"}
    kind = kinds.get(host, f"git/{quote(where.address, safe='')}")
    return f"{BINDER}/v2/{kind}/{quote(where.branch, safe='')}?{urlencode({'labpath': notebook})}"


def hub(where: Repository, notebook: str) -> str:
    """The nbgitpuller link, which copies the repository to the learner's home on a hub; "" without a hub."""
    if not where.hub:
        return ""
    name = where.path.rsplit("/", 1)[-1]
    query = {"repo": where.address, "branch": where.branch, "urlpath": f"lab/tree/{name}/{notebook}"}
    return f"{where.hub.rstrip('/')}/hub/user-redirect/git-pull?{urlencode(query)}"


def badges(where: Repository, notebook: str) -> str:
    """All links to a notebook, in Markdown."""
    pictures = {
        "Open in Colab": (colab(where, notebook), f"{COLAB}/assets/colab-badge.svg"),
        "Open in Binder": (binder(where, notebook), f"{BINDER}/badge_logo.svg"),
    }
    shown = [f"[![{text}]({image})]({url})" for text, (url, image) in pictures.items() if url]
    if pull := hub(where, notebook):
        shown.append(f"[Open on our JupyterHub]({pull})")
    return " ".join(shown)
