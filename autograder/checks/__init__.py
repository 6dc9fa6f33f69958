"""What a bank file may use: this list is the whole language of checks."""

from autograder.checks.ask import Disagreement as Disagreement
from autograder.checks.ask import agrees as agrees
from autograder.checks.ask import by_hand as by_hand
from autograder.checks.ask import holds as holds
from autograder.checks.ask import makes as makes
from autograder.checks.ask import raises as raises
from autograder.checks.ask import same as same
from autograder.checks.ask import unchanged as unchanged
from autograder.checks.calls import StudentRaised as StudentRaised
from autograder.checks.declare import adapter as adapter
from autograder.checks.declare import check as check
from autograder.checks.declare import examples as examples
from autograder.checks.declare import misconception as misconception
from autograder.checks.declare import public as public
from autograder.checks.declare import variant as variant
from autograder.checks.digits import digit_images as digit_images
from autograder.checks.digits import digit_labels as digit_labels
from autograder.checks.digits import redrawn as redrawn
from autograder.checks.digits import training_digits as training_digits
from autograder.checks.digits import unseen_digits as unseen_digits
from autograder.checks.ladder import compare as compare
from autograder.checks.ready_made import LINALG as LINALG
from autograder.checks.ready_made import PRODUCTS as PRODUCTS
from autograder.checks.ready_made import TANH as TANH
