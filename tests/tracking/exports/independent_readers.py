"""Independent readers for the tests: each knows its format's rules from the publisher, and nothing of our writers."""

from __future__ import annotations

import csv
import io
import re
import uuid

FORMULA = set("=+-@\t\r")


def strict(data: bytes) -> list[list[str]]:
    """The rows of a CSV by RFC 4180: UTF-8 without a mark, CRLF after each row, rows of one length."""
    text = data.decode("utf-8")
    assert not text.startswith("\ufeff") and text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "") and "\r" not in text.replace("\r\n", "")
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not [cell for row in rows for cell in row if cell[:1] in FORMULA]
    return rows


def records(data: bytes) -> list[dict[str, str]]:
    """The rows below the header by its names, which differ."""
    head, *rows = strict(data)
    assert len(set(head)) == len(head)
    return [dict(zip(head, row, strict=True)) for row in rows]


def canvas_gradebook(data: bytes) -> tuple[dict[str, float], dict[str, dict[str, str]]]:
    """What Canvas takes from a gradebook: points possible by assignment, cells by the student's ID."""
    head, *rows = strict(data)
    assert "Student" in head[0] and "ID" in head[1]
    section = head.index("Section")
    assert set(head[2:section]) <= {"SIS User ID", "SIS Login ID", "Integration ID", "Root Account"}
    titles = head[section + 1 :]
    assert len(set(titles)) == len(titles)
    assert not [title for title in titles if re.search("(Current|Final) (Score|Points|Grade)|Override", title)]
    assert "Points Possible" in rows[0][0]
    possible = dict(zip(titles, map(float, rows[0][section + 1 :]), strict=True))
    students: dict[str, dict[str, str]] = {}
    for row in rows[1:]:
        found = next(cell for cell in (*row[1:section], row[0]) if cell)  # ID, SIS User ID, SIS Login ID, name
        assert found not in students, "a student twice"
        students[found] = dict(zip(titles, row[section + 1 :], strict=True))
        for title, cell in students[found].items():
            assert cell in ("", "EX") or 0 <= float(cell) <= possible[title]
    return possible, students


CANVAS_OUTCOMES = (
    "vendor_guid,object_type,title,description,display_name,calculation_method,calculation_int,parent_guids,"
    "workflow_state,mastery_points,ratings"
).split(",")


def canvas_outcomes(data: bytes) -> list[dict]:
    """What Canvas takes from an outcomes CSV, each row with its list of ratings."""
    head, *rows = strict(data)
    last = head.index("ratings")
    assert set(head[: last + 1]) <= set(CANVAS_OUTCOMES) and "parent_guids" in head
    assert not any(head[last + 1 :])
    known: set[str] = set()
    found = []
    for row in rows:
        one: dict = dict(zip(head[:last], row, strict=False))
        ratings = [cell for cell in row[last:] if cell]
        assert one["vendor_guid"] and " " not in one["vendor_guid"] and one["vendor_guid"] not in known
        assert one["title"] and one["workflow_state"] in ("active", "deleted")
        assert set(one["parent_guids"].split()) <= known, "a parent that no earlier row defines"
        known.add(one["vendor_guid"])
        if one["object_type"] == "group":
            assert not ratings and not one["calculation_method"] and not one["calculation_int"]
        else:
            assert one["object_type"] == "outcome"
            low, high = {"decaying_average": (1, 99), "n_mastery": (1, 5)}.get(one["calculation_method"], (0, 0))
            if high:
                assert low <= int(one["calculation_int"]) <= high
            else:
                assert one["calculation_method"] in ("highest", "latest") and not one["calculation_int"]
            points = [float(cell) for cell in ratings[::2]]
            assert points == sorted(set(points), reverse=True) and len(ratings) == 2 * len(points) > 0
        found.append({**one, "ratings": ratings})
    return found


def moodle_framework(data: bytes) -> tuple[list[str], dict[str, list[str]]]:
    """What Moodle takes from a competency framework, by position: the framework, the competencies by ID number."""
    head, *rows = strict(data)
    assert len(head) == 14 and head[0] == "Parent ID number" and head[12] == "Is framework"
    assert [row[12] for row in rows] == ["1"] + [""] * (len(rows) - 1)
    framework, *rest = rows
    assert framework[0] == "" and framework[5] and framework[6].startswith("[{") and len(framework[13].split(",")) == 4
    found: dict[str, list[str]] = {}
    for row in rest:
        assert 0 < len(row[1]) <= 100 and 0 < len(row[2]) <= 100 and row[1] not in found
        assert row[0] == "" or row[0] in found, "a parent that does not stand above"
        assert row[4] == "1" and row[9] == "null" and not row[13]
        found[row[1]] = row
    return framework, found


ONEROSTER = {  # columns, those with a star are required
    "categories": "title*,weight",
    "lineItems": "title*,description,assignDate*,dueDate*,classSourcedId*,categorySourcedId*,academicSessionSourcedId*,"
    "resultValueMin,resultValueMax,schoolSourcedId*",
    "results": "lineItemSourcedId*,studentSourcedId*,scoreStatus*,score,scoreDate*,comment,textScore,classSourcedId,"
    "inProgress,incomplete,late,missing",
    "lineItemLearningObjectiveIds": "lineItemSourcedId*,source*,learningObjectiveId*",
    "resultLearningObjectiveIds": "resultSourcedId*,source*,learningObjectiveId*,score,textScore",
}
FILES = (
    "academicSessions categories classes classResources courses courseResources demographics enrollments "
    "lineItemLearningObjectiveIds lineItems lineItemScoreScales orgs resources resultLearningObjectiveIds results "
    "resultScoreScales roles scoreScales userProfiles userResources users"
).split()
STATUSES = {"exempt", "fully graded", "not submitted", "partially graded", "submitted"}
DAY = re.compile(r"\d{4}-\d\d-\d\d")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")


def oneroster(files: dict[str, bytes]) -> dict[str, list[dict[str, str]]]:
    """What a OneRoster 1.2 reader takes from the files of a package, all references between them followed."""
    manifest = {row["propertyName"]: row["value"] for row in records(files["manifest.csv"])}
    assert (manifest["manifest.version"], manifest["oneroster.version"]) == ("1.0", "1.2")
    modes = {name: manifest[f"file.{name}"] for name in FILES}
    assert set(modes.values()) <= {"absent", "bulk", "delta"}
    assert {f"{name}.csv" for name, mode in modes.items() if mode != "absent"} == set(files) - {"manifest.csv"}
    found = {name: records(files[f"{name}.csv"]) for name, mode in modes.items() if mode != "absent"}
    for name, rows in found.items():
        columns = ONEROSTER[name].split(",")
        head = ["sourcedId", "status", "dateLastModified", *(column.rstrip("*") for column in columns)]
        assert strict(files[f"{name}.csv"])[0] == head
        assert len({row["sourcedId"] for row in rows}) == len(rows)
        for row in rows:
            assert row["sourcedId"] and all(row[column[:-1]] for column in columns if column.endswith("*")), row
            if modes[name] == "delta":
                assert row["status"] in ("active", "tobedeleted") and MOMENT.fullmatch(row["dateLastModified"])
            else:
                assert not row["status"] and not row["dateLastModified"]
            for column, cell in row.items():
                assert not column.endswith("Date") or DAY.fullmatch(cell)
            if "learningObjectiveId" in row:
                assert (
                    row["source"] == "case" and str(uuid.UUID(row["learningObjectiveId"])) == row["learningObjectiveId"]
                )
    items = {row["sourcedId"] for row in found["lineItems"]}
    results = {row["sourcedId"] for row in found["results"]}
    assert {row["categorySourcedId"] for row in found["lineItems"]} <= {r["sourcedId"] for r in found["categories"]}
    assert {
        row["lineItemSourcedId"] for name in ("results", "lineItemLearningObjectiveIds") for row in found[name]
    } <= items
    assert {row["resultSourcedId"] for row in found["resultLearningObjectiveIds"]} <= results
    assert {row["scoreStatus"] for row in found["results"]} <= STATUSES
    for row in found["results"]:
        assert {row[flag] for flag in ("inProgress", "incomplete", "late", "missing")} <= {"true", "false"}
    return found


def xapi(statement: dict) -> None:
    """Refuses what no statement is, by the xAPI specification 1.0.3."""
    assert set(statement) <= {"id", "timestamp", "actor", "verb", "object", "result", "context"}
    assert str(uuid.UUID(statement["id"])) == statement["id"] and MOMENT.fullmatch(statement["timestamp"])
    actor = statement["actor"]
    assert set(actor) <= {"objectType", "account"} and set(actor["account"]) == {"homePage", "name"}
    assert actor["account"]["name"] and actor["account"]["homePage"].startswith("https://")
    for iri in (statement["verb"]["id"], statement["object"]["id"], statement["object"]["definition"]["type"]):
        assert re.match(r"[a-z]+:\S+$", iri)
    result = statement.get("result", {})
    assert set(result) <= {"score", "success", "completion", "response", "duration", "extensions"}
    assert all(isinstance(result.get(flag, True), bool) for flag in ("success", "completion"))
    score = result.get("score", {})
    assert set(score) <= {"scaled", "raw", "min", "max"} and -1 <= score.get("scaled", 0) <= 1
    if "min" in score:
        assert score["min"] < score["max"] and score["min"] <= score["raw"] <= score["max"]
    activities = statement["context"]["contextActivities"]
    assert set(activities) <= {"parent", "grouping", "category", "other"}
    assert all(isinstance(value, list) for value in activities.values())


GRADESCOPE = (
    "score execution_time output output_format test_output_format test_name_format visibility stdout_visibility "
    "extra_data tests leaderboard"
).split()
TEST = "score max_score status name name_format number output output_format tags visibility extra_data".split()
VISIBILITIES = {"hidden", "after_due_date", "after_published", "visible"}


def gradescope(document: dict) -> None:
    """Refuses what Gradescope would not read."""
    assert set(document) <= set(GRADESCOPE) and ("score" in document or "tests" in document)
    for test in document["tests"]:
        assert set(test) <= set(TEST) and test["status"] in ("passed", "failed")
        assert test.get("visibility", "visible") in VISIBILITIES
        assert all(isinstance(tag, str) for tag in test.get("tags", []))
        assert 0 <= test.get("score", 0) <= test.get("max_score", float("inf"))
