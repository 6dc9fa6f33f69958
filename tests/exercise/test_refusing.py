"""Whatever is wrong with a folder is told in one line."""

import pytest
from weighted_mean import FILES, TOML, write

from autograder.exercise import ExerciseError, load


def complaint(folder):
    """What the loader says about a folder, without the path in front."""
    with pytest.raises(ExerciseError) as met:
        load(folder)
    text = str(met.value)
    assert text.splitlines() == [text]
    path, _, says = text.partition(": ")
    assert path.startswith(str(folder))
    return path.removeprefix(str(folder)).strip("/"), says


REFUSED = {
    "a misspelled key": ("exercise.toml", "minutes", "minuets", "unknown key 'minuets' in the top level; known are"),
    "a misspelled key of a question": (
        "exercise.toml",
        "shapes   =",
        "shape    =",
        "unknown key 'shape' in [questions.weighted_mean]; known are entry, outcomes, points, shapes, title",
    ),
    "a misspelled key of an outcome": (
        "exercise.toml",
        "curriculum",
        "curicculum",
        "unknown key 'curicculum' in [outcomes.'statistics.weighted_mean']; known are category, curriculum, statement",
    ),
    "a place that no curriculum has": (
        "exercise.toml",
        '"ON-MCV4U:C2.1"',
        '"ON-MCV4U:C2.9"',
        "curriculum in [outcomes.'statistics.weighted_mean']: unknown outcome 'ON-MCV4U:C2.9'; did you mean",
    ),
    "a curriculum that is no list": (
        "exercise.toml",
        '["ON-MCV4U:C2.1"]',
        '"ON-MCV4U:C2.1"',
        "curriculum = 'ON-MCV4U:C2.1' in [outcomes.'statistics.weighted_mean']; it must be a list",
    ),
    "a category that Ontario does not have": (
        "exercise.toml",
        "curriculum =",
        'category = "effort"\ncurriculum =',
        "category = 'effort' in [outcomes.'statistics.weighted_mean']; it must be one of knowledge, thinking,",
    ),
    "a misspelled limit": (
        "exercise.toml",
        "memory_mib",
        "memory_mb",
        "unknown key 'memory_mb' in [limits]; known are",
    ),
    "a misspelled key of a level": ("rubric.toml", "text =", "words =", "unknown key 'words' in a level; known are"),
    "a misspelled key of a rubric": (
        "rubric.toml",
        "levels =",
        'colour = "red"\nlevels =',
        "unknown key 'colour' in [in_your_own_words]; known are levels",
    ),
    "a key missing": ("exercise.toml", 'title    = "A mean', '# "A mean', "the top level lacks title"),
    "a question without points": (
        "exercise.toml",
        "points   = 3\n",
        "",
        "[questions.weighted_mean] lacks points",
    ),
    "an outcome without a statement": (
        "exercise.toml",
        'statement  = "explain a mean"',
        "",
        "[outcomes.'communication.explaining'] lacks statement",
    ),
    "an outcome that is not there": (
        "exercise.toml",
        'points   = 3\noutcomes = ["statistics.weighted_mean"]',
        'points   = 3\noutcomes = ["statistics.mean"]',
        "[questions.weighted_mean] claims the outcome 'statistics.mean'; add it under [outcomes]",
    ),
    "an entry that is no call": (
        "exercise.toml",
        "weighted_mean(values, weights=None)",
        "weighted mean",
        "entry 'weighted mean' is no call; write it like \"matmul(A, B)\"",
    ),
    "an entry that is no name": (
        "exercise.toml",
        '"lowest(values)"',
        '"2nd(values)"',
        "entry '2nd(values)' is no call",
    ),
    "more shapes than functions": (
        "exercise.toml",
        '"(n,), (n,) -> float"',
        '["(n,)", "(n,)"]',
        "[questions.weighted_mean] has 1 entries and 2 shapes; give one each",
    ),
    "points that do not add up": (
        "exercise.toml",
        "points   = 3",
        "points   = 4",
        "the checks of weighted_mean add up to 3 points, not 4",
    ),
    "a question without checks": (
        "hidden.py",
        '@check("spread", points=1)',
        "@(lambda function: None)",
        "the checks of spread add up to 0 points, not 1",
    ),
    "toml that is none": ("exercise.toml", "minutes  = 20", "minutes  = = 20", "cannot be read: "),
    "a rubric that is no toml": ("rubric.toml", "[in_your_own_words]", "[in_your_own_words", "cannot be read: "),
    "a question without function or levels": (
        "rubric.toml",
        "[in_your_own_words]\nlevels",
        "# levels",
        "[in_your_own_words] has no levels, and no entry point marks it",
    ),
    "levels for no question": (
        "rubric.toml",
        "[in_your_own_words]",
        "[other]\nlevels = []\n[in_your_own_words]",
        "has levels for 'other', which is no question",
    ),
    "an unknown check before": (
        "hidden.py",
        '@check("spread", points=1)',
        '@check("spread", points=1, after=agrees_with_the_definition)',
        "are_the_ends comes after agrees_with_the_definition, which is no check of spread",
    ),
    "an outcome that the question does not claim": (
        "hidden.py",
        'outcomes=("statistics.weighted_mean",)',
        'outcomes=("communication.explaining",)',
        "refuses_lists_of_different_length claims an outcome that weighted_mean does not",
    ),
    "an unknown parameter": (
        "hidden.py",
        "def are_the_ends(lowest, highest)",
        "def are_the_ends(lowest, hihgest)",
        "are_the_ends asks for 'hihgest'; spread has highest, lowest",
    ),
    "a check without a sentence": (
        "hidden.py",
        '    """The lowest and the highest value are found."""\n',
        "",
        "cannot be read: ValueError: are_the_ends has no docstring",
    ),
    "a check for no question": (
        "hidden.py",
        '@check("spread", points=1)',
        '@check("sprad", points=0)\ndef lost(lowest):\n    "Lost."\n\n\n@check("spread", points=1)',
        "lost is for the question 'sprad'; there is none",
    ),
    "a misconception for no question": (
        "misconceptions.py",
        '@misconception("spread"',
        '@misconception("sprad"',
        "takes_the_last is for the question 'sprad'; there is none",
    ),
    "a misconception that fails no check": (
        "misconceptions.py",
        'fails="are_the_ends"',
        'fails=("are_the_ends", "is_sorted")',
        "takes_the_last fails 'is_sorted', which is no check",
    ),
    "a misconception of no function": (
        "misconceptions.py",
        'of="highest"',
        'of="middle"',
        "takes_the_last needs of= one of highest, lowest",
    ),
    "a variant that does not say of which function": (
        "variants.py",
        '@variant("spread", of="lowest")',
        '@variant("spread")',
        "sorts_first needs of= one of highest, lowest",
    ),
    "a closer look for no question": (
        "examples.py",
        '@closer_look("weighted_mean")',
        '@closer_look("weighted")',
        "how_far_off is for the question 'weighted'; there is none",
    ),
    "a closer look at no function": (
        "examples.py",
        '@closer_look("weighted_mean")',
        '@closer_look("weighted_mean", of="mean")',
        "how_far_off needs of= one of weighted_mean",
    ),
    "two closer looks": (
        "examples.py",
        '@closer_look("weighted_mean")',
        '@closer_look("weighted_mean")\ndef by_eye(got, want, values, weights): ...\n\n\n@closer_look("weighted_mean")',
        "weighted_mean has two closer looks; one is enough",
    ),
    "an example of no function": (
        "examples.py",
        "sum)",
        'sum, of="mean")',
        "small needs of= one of weighted_mean",
    ),
    "a file with a slip": ("hidden.py", "import numpy as np", "import numpy as as np", "cannot be read: SyntaxError: "),
    "a file that raises": ("hidden.py", "import numpy as np", "1 / 0", "cannot be read: ZeroDivisionError: division"),
    "a file that raises in several lines": (
        "public.py",
        '"""Public checks."""',
        'raise ValueError("first line\\nsecond line")',
        "cannot be read: ValueError: first line second line",
    ),
    "an import that is not there": (
        "misconceptions.py",
        "import misconception\n",
        "import misconceptoin\n",
        "cannot be read: ImportError: cannot import name 'misconceptoin'",
    ),
}


@pytest.mark.parametrize("file, text, instead, says", REFUSED.values(), ids=REFUSED)
def test_a_slip_is_told_in_one_line_with_its_file(folder, file, text, instead, says):
    before = FILES[file]
    assert text in before
    (folder / file).write_text(before.replace(text, instead, 1), encoding="utf-8")
    where, said = complaint(folder)
    # a check for the wrong number of points is told where the checks are
    assert where == ("hidden.py" if "add up" in says else file)
    assert said.startswith(says)


WRONG_TYPES = {
    "points in words": ("points   = 3", 'points   = "three"'),
    "minutes in words": ("minutes  = 20", 'minutes  = "twenty"'),
    "a number for a title": ('title    = "A mean where some count more"', "title    = 7"),
    "a text for the prerequisites": ('requires = ["averages"]', 'requires = "averages"'),
    "a text for the outcomes of a question": (
        'points   = 3\noutcomes = ["statistics.weighted_mean"]',
        'points   = 3\noutcomes = "statistics.weighted_mean"',
    ),
    "a text for a limit": ("check_seconds = 7", 'check_seconds = "seven"'),
    "a number for an entry": ('entry    = "weighted_mean(values, weights=None)"', "entry    = 5"),
    "a text for the discussion": ('discussion = ["Should a project count twice?"]', 'discussion = "Why?"'),
}


@pytest.mark.parametrize("text, instead", WRONG_TYPES.values(), ids=WRONG_TYPES)
def test_a_value_of_the_wrong_type_is_told_in_one_line(folder, text, instead):
    assert text in TOML
    (folder / "exercise.toml").write_text(TOML.replace(text, instead, 1), encoding="utf-8")
    assert complaint(folder)[0] == "exercise.toml"


@pytest.mark.parametrize("name", ["notes.txt", "hiden.py", "exercise.toml.bak", "hidden"])
def test_a_stray_file_is_refused(folder, name):
    (folder / name).write_text("")
    where, says = complaint(folder)
    assert where == name
    assert says.startswith("is not part of an exercise; a folder has ") and says.endswith(" and data/")


def test_a_stray_folder_is_refused(folder):
    (folder / "images").mkdir()
    assert complaint(folder)[0] == "images"


@pytest.mark.parametrize("name", ["exercise.toml", "master.py", "public.py", "hidden.py"])
def test_a_missing_file_is_named(folder, name):
    (folder / name).unlink()
    assert complaint(folder) == (name, "is missing; `nnmath new` makes a folder with all of them")


def test_a_file_that_is_no_text_is_refused(folder):
    (folder / "exercise.toml").write_bytes(b"\xff\xfe")
    assert complaint(folder)[1].startswith("cannot be read: ")


def test_a_strand_that_the_course_does_not_have_is_refused(tmp_path):
    assert complaint(write(tmp_path, strand="statistic"))[1].startswith(
        "strand 'statistic' is not one of matrices, functions, statistics"
    )
