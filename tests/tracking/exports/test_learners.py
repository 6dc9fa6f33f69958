"""Who stands in an export: pseudonyms are stable, keyed, of one course, and their order tells nothing."""

from __future__ import annotations

from autograder.tracking.exports.learners import Pseudonyms, learners


def test_a_pseudonym_is_of_its_key_course_and_secret_and_of_nothing_else():
    one = Pseudonyms("secret", "MCV4U").of("raven", 1)
    assert one == Pseudonyms("secret", "MCV4U").of("raven", 7)
    others = [
        Pseudonyms("secret", "MHF4U").of("raven", 1),
        Pseudonyms("another", "MCV4U").of("raven", 1),
        Pseudonyms("secret", "MCV4U").of("robin", 1),
        Pseudonyms("secret", "MCV4U").of(None, 1),
        Pseudonyms("secret", "MCV4U").of(None, 2),
    ]
    assert len({one, *others}) == 6


def test_learners_stand_in_the_order_of_what_they_are_called(opened):
    named, hidden = learners(*opened), learners(*opened, Pseudonyms("secret", "course"))
    for found in (named, hidden):
        assert [one.key for one in found] == sorted(one.key for one in found)
    assert [one.student_id for one in hidden] != [one.student_id for one in named]


def test_a_learner_under_a_pseudonym_has_no_other_name_and_another_identifier(opened):
    named = {one.student_id: one for one in learners(*opened)}
    for one in learners(*opened, Pseudonyms("secret", "course")):
        assert not any((one.name, one.email, one.login, one.number, one.platform_id, one.section))
        assert one.ident != named[one.student_id].ident and one.status == named[one.student_id].status
