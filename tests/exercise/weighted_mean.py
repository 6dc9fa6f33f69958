"""An exercise about a weighted mean, with all the files that a folder may have, for the tests of the loader."""

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
