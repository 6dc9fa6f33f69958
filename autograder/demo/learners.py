"""Who is in the sample class, and how each of them went about it. They are birds, so that nobody is meant."""

from __future__ import annotations

from dataclasses import dataclass, field

MATRICES, ACTIVATIONS = "munchable_matrices", "activation_functions"


@dataclass(frozen=True)
class Learner:
    """One notebook: the worked solution, with some of its functions written in another way, and perhaps an accident."""

    name: str
    exercise: str
    wrong: dict[str, str] = field(default_factory=dict)  # question → misconception
    other: dict[str, str] = field(default_factory=dict)  # question → variant
    blank: tuple[str, ...] = ()  # questions not started
    accident: str = ""  # one of `accidents.py`
    words: str = ""  # the answer in their own words


LEARNERS = (
    Learner(
        "arctic-tern", MATRICES, words="A product asks each row of the first table about each column of the second."
    ),
    Learner(
        "blue-jay", MATRICES, other={"matmul": "three_loops_over_lists", "add": "sum_by_loops"}, words="Bus × fare."
    ),
    Learner("canada-goose", MATRICES, wrong={"matmul": "elementwise_product"}),
    Learner("chickadee", MATRICES, wrong={"matmul": "rows_with_rows", "transpose": "poured_into_a_new_shape"}),
    Learner("common-loon", MATRICES, wrong={"weighted_inputs": "bias_forgotten"}, words="W looks, b pushes."),
    Learner("downy-woodpecker", MATRICES, wrong={"product_shape": "inner_sizes"}, blank=("matmul", "weighted_inputs")),
    Learner("evening-grosbeak", MATRICES, wrong={"scale": "scaled_in_place", "matmul": "the_operator"}),
    Learner(
        "great-blue-heron", MATRICES, wrong={"frequency_matrix": "marks_instead_of_counting"}, accident="cells_gone"
    ),
    Learner("killdeer", MATRICES, accident="stub_pasted_again"),
    Learner("mallard", MATRICES, wrong={"matmul": "leaves_out_the_last_pair"}, accident="errors_in_cells"),
    Learner("northern-flicker", MATRICES, accident="endless_loop"),
    Learner("osprey", MATRICES, other={"matmul": "sum_of_outer_products"}, accident="script"),
    Learner("puffin", MATRICES, accident="untouched"),
    Learner("raven", MATRICES, accident="cut_off"),
    Learner("robin", ACTIVATIONS, words="Without a bend, a hundred layers are one line."),
    Learner("ruffed-grouse", ACTIVATIONS, wrong={"sigmoid": "infinity_over_infinity"}),
    Learner("sandpiper", ACTIVATIONS, wrong={"softmax": "along_the_rows"}, words="The bend makes corners."),
    Learner("snow-bunting", ACTIVATIONS, wrong={"softmax": "one_sum_for_the_whole_table", "step": "fires_only_above"}),
    Learner("snowy-owl", ACTIVATIONS, wrong={"relu": "takes_the_minus_away"}, other={"sigmoid": "number_by_number"}),
    Learner("spruce-grouse", ACTIVATIONS, wrong={"derivatives": "sigmoid_is_in_already"}, accident="cells_gone"),
    Learner("tree-swallow", ACTIVATIONS, wrong={"tanh": "ready_made", "logit": "odds_without_logarithm"}),
    Learner("warbler", ACTIVATIONS, other={"softmax": "softmax_column_by_column", "logit": "logit_number_by_number"}),
    Learner("whimbrel", ACTIVATIONS, blank=("softmax", "derivatives"), accident="errors_in_cells"),
    Learner("wood-duck", ACTIVATIONS, wrong={"logit": "logarithm_of_base_ten"}, accident="whole_in_one_cell"),
)
