"""Foreign bytes end in an answer or a refusal: what is stored, and a short run of the fuzzer.

The long form is `python -m tests.fuzz --seconds 600 --seed N`.
"""

from itertools import islice

import pytest

from tests.fuzz.fuzzing import fault_of, folder, inputs
from tests.fuzz.targets import TARGETS

INPUTS = 30
"""For each parser; they are the same in every run."""


@pytest.mark.parametrize("name", TARGETS)
def test_no_parser_fails_on_strange_bytes(name):
    target = TARGETS[name]
    with folder() as tickler:
        for content in (*target.seeds.values(), *islice(inputs(target, seed=0), INPUTS)):
            assert fault_of(tickler, target, content) is None, content


def test_the_same_seed_gives_the_same_inputs():
    first, second, other = (list(islice(inputs(TARGETS["csv"], seed), 20)) for seed in (1, 1, 2))
    assert first == second != other
