"""The rules of a CASE 1.0 package as tables: which keys an object has, which of them it needs, and of what kind."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
ASSOCIATIONS = (
    *("isChildOf", "isPeerOf", "isPartOf", "exactMatchOf", "precedes", "isRelatedTo", "replacedBy", "exemplar"),
    "hasSkillLevel",
)


@dataclass(frozen=True)
class Kind:
    """A kind of plain value, in words, and how to tell it."""

    words: str
    fits: Callable[[Any], bool]


@dataclass(frozen=True)
class Table:
    """An object: the keys that it needs and those that it may have. Every other key is refused."""

    name: str
    needed: Mapping[str, Rule]
    optional: Mapping[str, Rule]


@dataclass(frozen=True)
class Many:
    """A list of things of one kind."""

    of: Rule


Rule = Kind | Table | Many


def _is_date(value: Any) -> bool:
    return isinstance(value, str) and _reads(date.fromisoformat, value)


def _is_time(value: Any) -> bool:
    return isinstance(value, str) and "T" in value and _reads(datetime.fromisoformat, value)


def _reads(reader: Callable[[str], object], value: str) -> bool:
    try:
        reader(value)
    except ValueError:
        return False
    return True


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


TEXT = Kind("a text", lambda value: isinstance(value, str))
WORDS = Kind("a text that is not empty", lambda value: isinstance(value, str) and bool(value.strip()))
IDENTIFIER = Kind(
    'a UUID such as "c6496676-d7cb-11e8-824f-0242ac160002"',
    lambda value: isinstance(value, str) and UUID.fullmatch(value) is not None,
)
ADDRESS = Kind(
    "a URI such as https://… or urn:uuid:…", lambda value: isinstance(value, str) and URI.fullmatch(value) is not None
)
TIME = Kind('a date and time such as "2026-09-01T12:00:00Z"', _is_time)
DAY = Kind('a date such as "2026-09-01"', _is_date)
NUMBER = Kind("a number", _is_number)
WHOLE = Kind("a whole number", lambda value: _is_number(value) and value == int(value))
ASSOCIATION_TYPE = Kind(f"one of {', '.join(ASSOCIATIONS)}", lambda value: value in ASSOCIATIONS)

LINK = Table("LinkURI", {"title": TEXT, "identifier": IDENTIFIER, "uri": ADDRESS}, {})
NODE = Table("LinkGenURI", {"title": TEXT, "identifier": WORDS, "uri": ADDRESS}, {})  # may lie in another system

NAMED: Mapping[str, Rule] = {"identifier": IDENTIFIER, "uri": ADDRESS, "lastChangeDateTime": TIME}
TITLED: Mapping[str, Rule] = {**NAMED, "title": WORDS}

DOCUMENT = Table(
    "CFDocument",
    {**TITLED, "creator": WORDS},
    {
        **dict.fromkeys(("publisher", "description", "language", "version", "adoptionStatus", "notes"), TEXT),
        **{"officialSourceURL": ADDRESS, "subject": Many(TEXT), "subjectURI": Many(LINK)},
        **{"statusStartDate": DAY, "statusEndDate": DAY, "licenseURI": LINK, "CFPackageURI": LINK},
    },
)
ITEM = Table(
    "CFItem",
    {**NAMED, "fullStatement": WORDS},
    {
        **dict.fromkeys(("humanCodingScheme", "abbreviatedStatement", "alternativeLabel", "CFItemType"), TEXT),
        **dict.fromkeys(("listEnumeration", "notes", "language"), TEXT),
        **{"conceptKeywords": Many(TEXT), "conceptKeywordsURI": LINK, "educationLevel": Many(TEXT)},
        **{"CFItemTypeURI": LINK, "licenseURI": LINK, "CFDocumentURI": LINK},
        **{"statusStartDate": DAY, "statusEndDate": DAY},
    },
)
ASSOCIATION = Table(
    "CFAssociation",
    {**NAMED, "associationType": ASSOCIATION_TYPE, "originNodeURI": NODE, "destinationNodeURI": NODE},
    {"sequenceNumber": WHOLE, "CFAssociationGroupingURI": LINK, "CFDocumentURI": LINK},
)
_CODED: Mapping[str, Rule] = {**TITLED, "hierarchyCode": TEXT}
DEFINITIONS = Table(
    "CFDefinitions",
    {},
    {
        "CFConcepts": Many(Table("CFConcept", _CODED, {"keywords": TEXT, "description": TEXT})),
        "CFSubjects": Many(Table("CFSubject", _CODED, {"description": TEXT})),
        "CFLicenses": Many(Table("CFLicense", {**TITLED, "licenseText": TEXT}, {"description": TEXT})),
        "CFItemTypes": Many(Table("CFItemType", _CODED, {"description": TEXT, "typeCode": TEXT})),
        "CFAssociationGroupings": Many(Table("CFAssociationGrouping", TITLED, {"description": TEXT})),
    },
)
_LEVEL = Table(
    "CFRubricCriterionLevel",
    NAMED,
    {
        **dict.fromkeys(("description", "quality", "feedback"), TEXT),
        **{"score": NUMBER, "position": WHOLE, "rubricCriterionId": TEXT},
    },
)
_CRITERION = Table(
    "CFRubricCriterion",
    NAMED,
    {
        **dict.fromkeys(("category", "description", "rubricId"), TEXT),
        **{"CFItemURI": LINK, "weight": NUMBER, "position": WHOLE, "CFRubricCriterionLevels": Many(_LEVEL)},
    },
)
RUBRIC = Table("CFRubric", NAMED, {"title": TEXT, "description": TEXT, "CFRubricCriteria": Many(_CRITERION)})
PACKAGE = Table(
    "CFPackage",
    {"CFDocument": DOCUMENT},
    {
        **{"CFItems": Many(ITEM), "CFAssociations": Many(ASSOCIATION)},
        **{"CFDefinitions": DEFINITIONS, "CFRubrics": Many(RUBRIC)},
    },
)
# what a later version adds; the message says so instead of calling it a slip
OF_VERSION_1_1 = {"caseVersion", "frameworkType", "extensions", "targetType", "subject", "subjectURI"}
