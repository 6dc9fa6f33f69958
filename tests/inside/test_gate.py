"""The gate counts only where it has to, and never lets more through than a count at each question would."""

from hypothesis import given
from hypothesis import strategies as st

from autograder.inside.gate import Room


def test_there_is_room_until_the_limit_and_again_when_some_have_ended():
    alive = [1]
    room = Room(4, lambda: alive[0])
    for _ in range(3):
        assert room.for_one_more()
        alive[0] += 1
    assert not room.for_one_more()
    alive[0] = 2
    assert room.for_one_more()


def test_it_is_counted_only_where_the_room_may_be_used_up():
    counted = []
    room = Room(100, lambda: counted.append(1) or 1)
    for _ in range(99):
        assert room.for_one_more()
    assert len(counted) == 1


@given(st.integers(1, 20), st.lists(st.sampled_from(["asks", "ends"]), max_size=200))
def test_there_are_never_more_than_the_limit(most, story):
    alive = 1
    room = Room(most, lambda: alive)
    for event in story:
        if event == "ends":
            alive = max(1, alive - 1)
        elif room.for_one_more():
            alive += 1
        assert alive <= max(1, most)
