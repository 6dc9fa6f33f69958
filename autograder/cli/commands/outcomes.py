"""`nnmath outcomes`: published curricula, a school's own, and what the course shows of them."""

from __future__ import annotations

import json
from pathlib import Path

import click

from autograder.cli.curriculum import about, covered_row, framework_row, outcome_row, print_rows
from autograder.cli.one_line import one_line

school_option = click.option(
    "--school", type=click.Path(path_type=Path), help="Folder with the school's own frameworks (see import)."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print as JSON.")


@click.group("outcomes")
def command() -> None:
    """Curriculum outcomes: those at hand, which have checks, and their exchange as CASE 1.0.

    Example: nnmath outcomes coverage MCV4U
    """


@command.command("list")
@click.argument("framework", required=False)
@school_option
@json_option
@one_line
def list_(framework: str | None, school: Path | None, as_json: bool) -> None:
    """Lists the frameworks at hand, or the outcomes of one. The framework nnmath is the course's own.

    Example: nnmath outcomes list MHF4U
    """
    from autograder.exercise import load_all
    from autograder.tracking.bank_outcomes import at_hand
    from autograder.tracking.plain_text import clean

    catalogue = at_hand(load_all(), school).catalogue
    if framework is None:
        rows = [framework_row(one) for one in catalogue.frameworks]
        if as_json:
            click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        else:
            print_rows(rows, ("framework", "outcomes", "verified", "partly", "unverified", "title"))
        return
    found = catalogue.framework(framework)
    rows = [outcome_row(one) for one in found.outcomes]
    if as_json:
        click.echo(json.dumps({**about(found), "outcomes": rows}, ensure_ascii=False, indent=1))
        return
    print_rows(rows, ("code", "status", "grade", "strand", "statement"))
    click.echo(clean(f"\n{found.document} ({found.publisher}). {about(found)['remark']} {found.notice}".rstrip()))


@command.command("coverage")
@click.argument("framework")
@click.option("--none", "only_none", is_flag=True, help="Only outcomes of which nothing bears evidence.")
@school_option
@json_option
@one_line
def coverage(framework: str, only_none: bool, school: Path | None, as_json: bool) -> None:
    """Says which outcomes of FRAMEWORK have checks that bear evidence, and which have none.

    "By hand" counts questions that a person marks. With --json, exercises and points too.

    Example: nnmath outcomes coverage CCSS-M --none
    """
    from autograder.curriculum.coverage import coverage as covered_by
    from autograder.exercise import load_all
    from autograder.tracking.bank_outcomes import at_hand

    course = at_hand(load_all(), school)
    found = course.catalogue.framework(framework)
    every = covered_by(found, course.walk, course.bearers)
    rows = [covered_row(row) for row in every if not (only_none and row.any)]
    counts = {"outcomes": len(every), "with_evidence": sum(row.any for row in every)}
    if as_json:
        click.echo(json.dumps({**about(found), **counts, "coverage": rows}, ensure_ascii=False, indent=1))
        return
    narrow = [{**row, "exercises": len(row["exercises"])} for row in rows]  # their names are in the JSON
    print_rows(narrow, ("code", "status", "checks", "by_hand", "exercises", "statement"))
    click.echo(f"\n{counts['with_evidence']} of {len(every)} outcomes have checks. {about(found)['remark']}")


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--into", type=click.Path(path_type=Path), required=True, help="The school's folder.")
@click.option("--name", help="What the framework is called here; else the name of the file.")
@click.option(
    "--mapping", type=click.Path(path_type=Path), help="CSV with the columns outcome (ours) and code (yours)."
)
@one_line
def import_(file: Path, into: Path, name: str | None, mapping: Path | None) -> None:
    """Checks a CASE 1.0 file, and a mapping of the course's outcomes to it, and keeps them for --school.

    Example: nnmath outcomes import our-grade-9.json --into school/ --mapping ours.csv
    """
    from autograder.curriculum.school import keep
    from autograder.exercise import load_all
    from autograder.tracking.bank_outcomes import own_outcomes

    known = {own.code for own in own_outcomes(load_all())}
    kept = keep(file, into, name or file.name.split(".")[0], mapping, known)
    click.echo(
        f"{kept.name}: {len(kept.outcomes)} outcomes. Next: `nnmath outcomes coverage {kept.name} --school {into}`"
    )


@command.command("export")
@click.argument("framework")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The file to write.")
@one_line
def export(framework: str, out: Path) -> None:
    """Writes a framework, or the course's own outcomes (nnmath) with their relations, as CASE 1.0 (JSON).

    Identifiers and statements are ours; a publisher's own document is pointed to where it is known.

    Example: nnmath outcomes export nnmath --out nnmath.json
    """
    from autograder.curriculum.case.writing import case_text
    from autograder.exercise import load_all
    from autograder.tracking.bank_outcomes import at_hand, related

    course = at_hand(load_all())
    found = course.catalogue.framework(framework)
    out.write_text(case_text(found, related(course.walk, found)), encoding="utf-8")
    click.echo(f"{out}: {len(found.outcomes)} outcomes of {found.name}")
