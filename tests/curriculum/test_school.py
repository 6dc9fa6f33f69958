"""A school's own framework and mapping: checked whole before anything is kept."""

import pytest

from autograder.curriculum.case.checking import BadPackage
from autograder.curriculum.case.writing import case_text
from autograder.curriculum.catalogue import published
from autograder.curriculum.crosswalk import Own, course_framework
from autograder.curriculum.mapping import BadMapping, read_mapping
from autograder.curriculum.school import BadFrameworkName, keep, read_school
from autograder.errors import UserError

KNOWN = {"matrices.product", "matrices.shapes"}
THEIRS = course_framework([Own("R.1", "reckon", ()), Own("R.2", "reckon on", ())], {})


@pytest.fixture
def case(tmp_path):
    path = tmp_path / "theirs.json"
    path.write_text(case_text(THEIRS), encoding="utf-8")
    return path


def csv(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "ours.csv"
    path.write_bytes(text.encode(encoding))
    return path


def test_a_school_finds_its_framework_and_mapping_again(tmp_path, case):
    mapping = csv(tmp_path, "outcome,code\nmatrices.product,R.1\nmatrices.product,R.2\n")
    assert keep(case, tmp_path / "school", "OURS", mapping, KNOWN).name == "OURS"
    school = read_school(tmp_path / "school", KNOWN)
    assert school.catalogue.framework("OURS").outcomes[0].name == "OURS:R.1"
    assert school.catalogue.frameworks[:-1] == published().frameworks
    assert school.mapping == {"matrices.product": ("OURS:R.1", "OURS:R.2")}
    assert {path.name for path in (tmp_path / "school").iterdir()} == {"OURS.case.json", "OURS.map.csv"}


def test_without_a_folder_there_are_the_published_ones():
    assert read_school(None, KNOWN).catalogue is published()


def test_a_folder_that_is_not_there_is_one_line(tmp_path):
    with pytest.raises(UserError, match="no such folder; `nnmath outcomes import FILE --into"):
        read_school(tmp_path / "nowhere", KNOWN)


@pytest.mark.parametrize(
    "text",
    [
        "outcome,code\nmatrices.product,R.1\n",
        "\ufeffoutcome;code\r\nmatrices.product;r.1\r\n\r\n",
        'code\toutcome\n"R.1"\t matrices.product \n',
    ],
)
def test_commas_semicolons_tabs_and_a_mark_of_the_order_of_bytes_are_all_taken(tmp_path, text):
    assert read_mapping(csv(tmp_path, text), THEIRS, KNOWN) == {"matrices.product": ("nnmath:R.1",)}


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ("matrices.produkt,R.1", "row 2: unknown outcome 'matrices.produkt'; did you mean 'matrices.product'?"),
        ("chemistry,R.1", "row 2: unknown outcome 'chemistry'; `nnmath outcomes list nnmath` prints"),
        ("matrices.product,R.1\nmatrices.shapes,R.3", "row 3: unknown code 'R.3'; did you mean"),
        ("matrices.product,chemistry", "row 2: unknown code 'chemistry'; the framework has R.1, R.2"),
        ("matrices.product,R.1\nmatrices.product,R.1", "row 3: repeats row 2; remove one of them"),
        ("matrices.product", "row 2: 1 cells, or an empty one"),
        ("matrices.product,", "row 2: 2 cells, or an empty one"),
        ("matrices.product,R.1,R.2", "row 2: 3 cells"),
        ('"matrices.product,R.1', "check the quotes"),
    ],
)
def test_a_wrong_row_is_refused_with_its_number_and_nothing_is_kept(tmp_path, case, rows, says):
    mapping = csv(tmp_path, f"outcome,code\n{rows}\n")
    with pytest.raises(BadMapping) as caught:
        keep(case, tmp_path / "school", "OURS", mapping, KNOWN)
    assert says in str(caught.value) and str(mapping) in str(caught.value) and "\n" not in str(caught.value)
    assert not (tmp_path / "school").exists()


@pytest.mark.parametrize("header", ["", "outcome,codes", "outcome", "outcome,code,weight", "outcome,outcome"])
def test_other_columns_are_refused(tmp_path, header):
    with pytest.raises(BadMapping, match=r"row 1: the columns are .* must be outcome,code"):
        read_mapping(csv(tmp_path, f"{header}\nmatrices.product,R.1\n"), THEIRS, KNOWN)


def test_other_encodings_and_missing_mappings_are_one_line(tmp_path):
    with pytest.raises(BadMapping, match="is not UTF-8"):
        read_mapping(csv(tmp_path, "outcome,code\n", "utf-16"), THEIRS, KNOWN)
    with pytest.raises(BadMapping, match="No such file"):
        read_mapping(tmp_path / "nowhere.csv", THEIRS, KNOWN)


def test_a_mapping_that_is_there_stays_if_it_fits_the_new_file(tmp_path, case):
    into = tmp_path / "school"
    keep(case, into, "OURS", csv(tmp_path, "outcome,code\nmatrices.product,R.2\n"), KNOWN)
    keep(case, into, "OURS", None, KNOWN)
    assert read_school(into, KNOWN).mapping == {"matrices.product": ("OURS:R.2",)}
    before = (into / "OURS.case.json").read_bytes()
    case.write_text(case_text(course_framework([Own("R.1", "reckon", ())], {})), encoding="utf-8")
    with pytest.raises(BadMapping, match=r"OURS\.map\.csv row 2: unknown code 'R\.2'"):
        keep(case, into, "OURS", None, KNOWN)
    assert (into / "OURS.case.json").read_bytes() == before


def test_a_broken_framework_leaves_the_kept_one_as_it_was(tmp_path, case):
    keep(case, tmp_path / "school", "OURS", None, KNOWN)
    before = (tmp_path / "school" / "OURS.case.json").read_bytes()
    case.write_text("{}", encoding="utf-8")
    with pytest.raises(BadPackage):
        keep(case, tmp_path / "school", "OURS", None, KNOWN)
    assert (tmp_path / "school" / "OURS.case.json").read_bytes() == before


def test_a_disk_that_fills_up_leaves_what_was_there(tmp_path, case, monkeypatch):
    from pathlib import Path

    into, write = tmp_path / "school", Path.write_bytes
    keep(case, into, "OURS", csv(tmp_path, "outcome,code\nmatrices.product,R.1\n"), KNOWN)
    before = {path.name: path.read_bytes() for path in into.iterdir()}

    def full(path, content):
        if "map.csv" in path.name:
            raise OSError(28, "No space left on device", str(path))
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    mapping = tmp_path / "other.csv"
    mapping.write_text("outcome,code\nmatrices.product,R.2\n", encoding="utf-8")
    case.write_text(case.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    with pytest.raises(OSError, match="No space left"):
        keep(case, into, "OURS", mapping, KNOWN)
    assert {path.name: path.read_bytes() for path in into.iterdir()} == before


@pytest.mark.parametrize("name", ["CCSS-M", "mhf4u", "nnmath", "a b", "../up", "", "x" * 60])
def test_a_name_that_is_taken_or_is_no_name_is_refused(tmp_path, case, name):
    with pytest.raises(BadFrameworkName, match="--name"):
        keep(case, tmp_path / "school", name, None, KNOWN)
