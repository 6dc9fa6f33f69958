"""What the tests of the sandbox's inside share."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # for `plain_values`
