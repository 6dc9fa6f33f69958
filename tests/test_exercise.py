"""The loader: a bank folder becomes one frozen record, and whatever is wrong with it is told in one line."""

import dataclasses

import numpy as np
import pytest

from autograder.exercise import ExerciseError, Limits, by_slug, find, load, load_all

TOML = """\
title    = "A mean where some count more"
minutes  = 20
requires = ["averages"]
big_idea = "Some count more."
discussion = ["Should a project count twice?"]
limits   = { check_seconds = 7, memory_mib = 512 }

[outcomes."statistics.weighted_mean"]
statement  = "compute a weighted mean"
curriculum = ["ON-MCV4U:C2.1"]

[outcomes."communication.explaining"]
statement  = "explain a mean"

[questions.weighted_mean]
title    = "Some count more"
entry    = "weighted_mean(values, weights=None)"
shapes   = "(n,), (n,) -> float"
points   = 3
outcomes = ["statistics.weighted_mean"]

[questions.spread]
entry    = ["lowest(values)", "highest(values)"]
points   = 1
outcomes = ["statistics.weighted_mean"]

[questions.in_your_own_words]
points   = 2
outcomes = ["communication.explaining"]
"""
HIDDEN = '''\
"""Hidden checks."""
import numpy as np
from autograder.checks import check, raises, same


def reference(values, weights=None):
    return float(np.average(values, weights=weights))


@check("weighted_mean", points=2)
def agrees_with_the_definition(weighted_mean, rng):
    """The mean is right for any weights."""
    same(weighted_mean, reference, rng.normal(size=4), rng.uniform(1, 2, size=4))


@check("weighted_mean", points=1, after=agrees_with_the_definition, outcomes=("statistics.weighted_mean",))
def refuses_lists_of_different_length(weighted_mean):
    """Three values and two weights are a mistake."""
    raises(ValueError, weighted_mean, [1, 2, 3], [1, 1])


@check("spread", points=1)
def are_the_ends(lowest, highest):
    """The lowest and the highest value are found."""
    same(lowest, min, [3, 1, 2])
    same(highest, max, [3, 1, 2])
'''
MISCONCEPTIONS = '''\
"""Wrong answers."""
from autograder.checks import misconception


@misconception("weighted_mean", fails="agrees_with_the_definition")
def divides_by_the_count(values, weights):
    """You divided by how many there are."""
    return sum(v * w for v, w in zip(values, weights)) / len(values)


@misconception("spread", of="highest", fails="are_the_ends")
def takes_the_last(values):
    """You took the last one."""
    return values[-1]
'''
VARIANTS = '''\
"""Right answers."""
from autograder.checks import variant


@variant("spread", of="lowest")
def sorts_first(values):
    return sorted(values)[0]
'''
EXAMPLES = '''\
"""Small inputs."""
from autograder.checks import closer_look, examples


@examples("weighted_mean", sum)
def small(rng):
    yield [60, 90], [1, 2]


@closer_look("weighted_mean")
def how_far_off(got, want, values, weights):
    return f"off by {got - want}"
'''
PUBLIC = '''\
"""Public checks."""
from autograder.checks import public
from autograder.checks.desk import expect


@public("weighted_mean")
def your_marks(weighted_mean):
    """Your marks: 60 and 90."""
    expect(weighted_mean, ([60, 90], [1, 2]), 80)
'''
RUBRIC = """\
[in_your_own_words]
levels = [{level = 2, points = 2, text = "clear"}, {level = 1, points = 1, text = "a start"}]
"""
FILES = {
    "exercise.toml": TOML,
    "master.py": "# %%\nimport numpy as np\n",
    "hidden.py": HIDDEN,
    "misconceptions.py": MISCONCEPTIONS,
    "variants.py": VARIANTS,
    "examples.py": EXAMPLES,
    "public.py": PUBLIC,
    "rubric.toml": RUBRIC,
}


def write(bank, strand="statistics", slug="weighted_mean", **changed):
    """A whole exercise in a bank, with some of its texts replaced."""
    folder = bank / strand / slug
    folder.mkdir(parents=True)
    for name, text in FILES.items():
        (folder / name).write_text(changed.get(name.replace(".", "_"), text), encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path):
    return write(tmp_path)


def complaint(folder):
    """What the loader says about a folder, without the path in front."""
    with pytest.raises(ExerciseError) as met:
        load(folder)
    text = str(met.value)
    assert text.splitlines() == [text]
    path, _, says = text.partition(": ")
    assert path.startswith(str(folder))
    return path.removeprefix(str(folder)).strip("/"), says


# What a folder becomes


def test_a_folder_becomes_an_exercise(folder):
    exercise = load(folder)
    assert (exercise.slug, exercise.strand, exercise.title, exercise.minutes) == (
        "weighted_mean",
        "statistics",
        "A mean where some count more",
        20,
    )
    assert (exercise.requires, exercise.big_idea) == (("averages",), "Some count more.")
    assert exercise.discussion == ("Should a project count twice?",)
    assert exercise.points == 6


def test_questions_stand_in_the_order_of_the_file(folder):
    exercise = load(folder)
    assert [question.name for question in exercise.questions] == ["weighted_mean", "spread", "in_your_own_words"]
    assert [question.name for question in exercise.auto] == ["weighted_mean", "spread"]
    assert [question.title for question in exercise.questions] == ["Some count more", "spread", "in_your_own_words"]


def test_a_question_has_its_functions_with_their_parameters(folder):
    question = load(folder).question("weighted_mean")
    (entry,) = question.entries
    assert (entry.name, entry.parameters) == ("weighted_mean", ("values", "weights"))
    assert (entry.signature, entry.shapes) == ("weighted_mean(values, weights=None)", "(n,), (n,) -> float")
    assert [entry.name for entry in load(folder).question("spread").entries] == ["lowest", "highest"]


def test_a_question_has_what_is_declared_for_it_in_the_order_of_the_lines(folder):
    question = load(folder).question("weighted_mean")
    assert [check.name for check in question.checks] == [
        "agrees_with_the_definition",
        "refuses_lists_of_different_length",
    ]
    assert [item.name for item in question.misconceptions] == ["divides_by_the_count"]
    assert [item.name for item in question.examples] == ["small"]
    assert [item.name for item in question.closer_looks] == ["how_far_off"]
    assert [item.name for item in question.public] == ["your_marks"]
    assert [item.name for item in load(folder).question("spread").variants] == ["sorts_first"]


def test_a_declaration_is_about_the_only_function_or_the_one_that_it_names(folder):
    exercise = load(folder)
    (only,) = exercise.question("weighted_mean").misconceptions
    (named,) = exercise.question("spread").misconceptions
    assert exercise.question("weighted_mean").entry_of(only) == "weighted_mean"
    assert exercise.question("spread").entry_of(named) == "highest"


def test_a_question_without_a_function_is_marked_by_hand(folder):
    question = load(folder).question("in_your_own_words")
    assert question.by_hand and not load(folder).question("spread").by_hand
    assert [(level.level, level.points, level.text) for level in question.rubric] == [
        (2, 2, "clear"),
        (1, 1, "a start"),
    ]


def test_limits_that_are_not_set_are_those_of_the_course(folder):
    assert load(folder).limits == dataclasses.replace(Limits(), check_seconds=7, memory_mib=512)


def test_outcomes_say_where_they_stand_in_a_curriculum(folder):
    outcome = load(folder).outcome("statistics.weighted_mean")
    assert (outcome.statement, outcome.curriculum) == ("compute a weighted mean", ("ON-MCV4U:C2.1",))


def test_a_place_may_be_written_in_any_of_its_spellings_and_an_outcome_may_have_a_category(folder):
    path = folder / "exercise.toml"
    text = path.read_text(encoding="utf-8").replace("ON-MCV4U:C2.1", "mcv4u C2.1")
    path.write_text(text.replace("curriculum =", 'category = "thinking"\ncurriculum ='), encoding="utf-8")
    outcome = load(folder).outcome("statistics.weighted_mean")
    assert (outcome.curriculum, outcome.category) == (("ON-MCV4U:C2.1",), "thinking")


def test_only_what_a_file_itself_declares_is_taken(tmp_path, monkeypatch):
    (tmp_path / "shared_answers.py").write_text(VARIANTS, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    own = VARIANTS.replace("sorts_first", "sorts_again") + "\nfrom shared_answers import sorts_first\nnumber = 5\n"
    folder = write(tmp_path, variants_py=own)
    assert [item.name for item in load(folder).question("spread").variants] == ["sorts_again"]


def test_only_four_files_are_needed(tmp_path):
    folder = write(tmp_path)
    for name in ("misconceptions.py", "variants.py", "examples.py"):
        (folder / name).unlink()
    assert load(folder).question("spread").misconceptions == ()


def test_a_folder_may_hold_data_and_what_python_and_editors_leave(folder):
    for name in ("data", "__pycache__", ".ipynb_checkpoints"):
        (folder / name).mkdir()
    np.save(folder / "data" / "digits.npy", np.ones(3))
    assert load(folder).title


def test_the_checks_can_be_run(folder):
    check = load(folder).question("weighted_mean").checks[0]
    assert check.parameters == ("weighted_mean", "rng") and check.function.__name__ == check.name


@pytest.mark.parametrize("name", sorted(FILES))
def test_every_file_is_part_of_the_version(tmp_path, name):
    versions = set()
    for course, text in (("first", FILES[name]), ("again", FILES[name]), ("other", FILES[name] + "\n# changed\n")):
        versions.add(load(write(tmp_path / course, **{name.replace(".", "_"): text})).version)
    assert len(versions) == 2


def test_what_python_leaves_is_no_part_of_the_version(tmp_path):
    plain, compiled = write(tmp_path / "plain"), write(tmp_path / "compiled")
    (compiled / "__pycache__").mkdir()
    (compiled / "__pycache__" / "hidden.cpython-311.pyc").write_bytes(b"anything")
    assert load(plain).version == load(compiled).version


def test_data_is_part_of_the_version(tmp_path):
    plain, other = write(tmp_path / "plain"), write(tmp_path / "other")
    (other / "data").mkdir()
    (other / "data" / "sales.csv").write_text("1,2\n")
    assert load(plain).version != load(other).version


# What is refused: the file, a text in it, what stands there instead, and what is said about it

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


# The bank


def plain(bank, slug, requires, strand="statistics"):
    """An exercise in a bank that only differs in its name and in what must come before."""
    return write(bank, strand, slug, exercise_toml=TOML.replace('["averages"]', str(list(requires)).replace("'", '"')))


def test_every_folder_of_a_bank_is_found(tmp_path):
    folders = {"b": plain(tmp_path, "b", ()), "a": plain(tmp_path, "a", (), strand="matrices")}
    (tmp_path / "matrices" / "notes").mkdir()
    assert find(tmp_path) == folders


def test_prerequisites_come_first_and_then_the_name_decides(tmp_path):
    plain(tmp_path, "a", ["c"])
    plain(tmp_path, "b", ())
    plain(tmp_path, "c", ["d"])
    plain(tmp_path, "d", ())
    order = [exercise.slug for exercise in load_all(tmp_path)]
    assert sorted(order) == ["a", "b", "c", "d"]
    assert order.index("d") < order.index("c") < order.index("a")


def test_a_bank_may_hold_a_part_of_the_course(tmp_path):
    plain(tmp_path, "b", ["in_another_bank"])
    assert [exercise.slug for exercise in load_all(tmp_path)] == ["b"]


@pytest.mark.parametrize("chain", [["a"], ["a", "b"], ["a", "b", "c"]])
def test_an_exercise_that_comes_before_itself_is_refused(tmp_path, chain):
    for slug, before in zip(chain, [*chain[1:], chain[0]], strict=True):
        plain(tmp_path, slug, [before])
    with pytest.raises(ExerciseError) as met:
        load_all(tmp_path)
    assert str(met.value).endswith(f"requires itself by way of {' → '.join(chain)}")
    assert str(met.value).startswith(str(tmp_path / "statistics" / "a" / "exercise.toml"))


def test_an_exercise_is_found_by_its_name_with_or_without_the_strand(tmp_path):
    folder = plain(tmp_path, "b", ())
    for name in ("b", "statistics/b", "statistics/b/"):
        assert by_slug(name, tmp_path).folder == folder


def test_an_unknown_exercise_is_told_with_those_that_there_are(tmp_path):
    plain(tmp_path, "b", ()), plain(tmp_path, "a", ())
    with pytest.raises(ExerciseError, match=r"^unknown exercise 'c'; the bank has: a, b$"):
        by_slug("c", tmp_path)


def test_a_record_does_not_change(folder):
    with pytest.raises(dataclasses.FrozenInstanceError):
        load(folder).title = "Another"
