"""The report in a real browser: no request leaves the folder, no error, usable by keyboard, accessible by axe-core."""

import pytest

pytestmark = pytest.mark.slow


@pytest.fixture
def seen(browser, written):
    """Opens a page of the report, and remembers what it asked for and complained of."""
    asked, complaints, contexts = [], [], []

    def open_page(name, **how):
        context = browser.new_context(**how)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto((written / name).as_uri())
        return page

    open_page.asked, open_page.complaints = asked, complaints
    yield open_page
    for context in contexts:
        context.close()


def every(written):
    return [str(path.relative_to(written)) for path in sorted(written.rglob("*.html"))]


def test_no_request_leaves_the_folder_and_nothing_complains(seen, written):
    for name in every(written):
        seen(name)
    assert len(seen.asked) == len(every(written))
    assert all(url.startswith(written.as_uri()) for url in seen.asked)
    assert seen.complaints == []


@pytest.mark.parametrize("width", [360, 1200])
def test_no_page_is_wider_than_its_window(seen, written, width):
    for name in every(written):
        page = seen(name, viewport={"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), name


def test_the_keyboard_reaches_the_content_the_table_and_a_student(seen):
    page = seen("index.html")
    focused = "document.activeElement"
    page.keyboard.press("Tab")
    assert page.evaluate(f"{focused}.textContent") == "To the content"
    assert page.evaluate(f"{focused}.getBoundingClientRect().left >= 0"), "the skip link is seen when it has the focus"
    page.keyboard.press("Enter")
    reached = set()
    for _ in range(80):
        page.keyboard.press("Tab")
        reached.add(page.evaluate(f"{focused}.getAttribute('role') || {focused}.tagName"))
        visible = page.evaluate(f"getComputedStyle({focused}).outlineStyle != 'none' || {focused} === document.body")
        assert visible, "the focus is seen"
    assert {"A", "region", "SUMMARY"} <= reached
    page.locator("table.heat tbody th a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/students/*.html")
    assert page.locator("h1").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_violation(seen, violations, written, scheme):
    for name in every(written):
        assert violations(seen(name, color_scheme=scheme, bypass_csp=True)) == [], name
