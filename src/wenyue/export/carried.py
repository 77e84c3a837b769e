"""What a Word file carries beside its text: the answers, so that it can be opened again and gone on with.

The answers stand in a custom XML part, which Word and others keep when they
save the file. A few short properties say where the file comes from, for programs
that drop the part.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from xml.etree.ElementTree import Element

from wenyue.drafting.document import Document
from wenyue.export.package import Packed, pack
from wenyue.export.word_package import ANSWERS, ANSWERS_PROPERTIES, PROPERTIES, Extra
from wenyue.export.wordml import DECLARATION, escaped
from wenyue.interview.draft import ORIGINS
from wenyue.interview.engine import Interview
from wenyue.interview.exchange import Sent, sent

NAMESPACE = "urn:wenyue:contract:1"
EXTRAS: tuple[Extra, ...] = (ANSWERS, ANSWERS_PROPERTIES, PROPERTIES)

_ITEM = "{57454E59-5545-4001-8001-434F4E545241}"  # names the part inside the package; any fixed number will do
_PROPERTY_SET = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the one that the standard gives to custom properties
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


@dataclass(frozen=True, slots=True)
class Carried:
    """The answers found in a file, the script they belong to, the day the draft was begun, the text's languages;
    ``base`` holds those of the finished contract that it starts from."""

    dialog: str
    version: str
    opened_on: date
    text: tuple[str, ...]
    answers: Mapping[str, Sent]
    base: Carried | None = None


def carried(interview: Interview, document: Document) -> str:
    """The answers of a draft as the XML of the part, for `wenyue.export.copies.Copy`."""
    text = f' text="{escaped(" ".join(document.languages))}"'
    return f'<contract xmlns="{NAMESPACE}"{_head(interview)}{text}>{_body(interview)}</contract>'


def _head(interview: Interview) -> str:
    head = {
        "dialog": interview.dialog.id,
        "version": interview.dialog.version,
        "opened": interview.draft.opened_on.isoformat(),
    }
    return "".join(f' {name}="{escaped(value)}"' for name, value in head.items())


def _body(interview: Interview) -> str:
    """The answers, and in an element of their own those of the contract that it starts from."""
    answers = "".join(_answer(key, one) for key, one in sent(interview).items())
    base = interview.base
    return answers + (f"<base{_head(base)}>{_body(base)}</base>" if base else "")


def _answer(key: str, answer: Sent) -> str:
    if answer.origin != "typed":
        return f'<answer key="{escaped(key)}" origin="{answer.origin}"/>'
    value = json.dumps(answer.value, ensure_ascii=False, separators=(",", ":"))
    return f'<answer key="{escaped(key)}">{escaped(value)}</answer>'


def read(contract: Element) -> Carried | None:
    """The answers in a part; None when it is not one of ours or says what it cannot mean."""
    if contract.tag != f"{{{NAMESPACE}}}contract":
        return None
    try:
        return _carried(contract)
    except (KeyError, ValueError, RecursionError):
        return None


def _carried(contract: Element) -> Carried:
    answers = {answer.attrib["key"]: _read(answer) for answer in contract.findall(f"{{{NAMESPACE}}}answer")}
    opened_on = date.fromisoformat(contract.attrib["opened"])
    if not 2000 <= opened_on.year < 2200:  # before this program, or where no calendar of ours goes
        raise ValueError(opened_on)
    text = tuple(contract.get("text", "").split())
    base = contract.find(f"{{{NAMESPACE}}}base")
    beneath = _carried(base) if base is not None else None
    return Carried(contract.attrib["dialog"], contract.attrib["version"], opened_on, text, answers, beneath)


def _read(answer: Element) -> Sent:
    origin = ORIGINS[answer.get("origin", "typed")]
    return Sent(json.loads(answer.text or "null") if origin == "typed" else None, origin)


def parts(xml: str, document: Document) -> tuple[Packed, ...]:
    """The parts of the package that hold the answers and the short properties."""
    return (
        pack("customXml/item1.xml", f"{DECLARATION}{xml}".encode(), level=3),
        _ITEM_PROPERTIES,
        _properties(document.meta.get("dialog", ""), document.meta.get("version", "")),
    )


_ITEM_PROPERTIES = pack(
    "customXml/itemProps1.xml",
    f'{DECLARATION}<ds:datastoreItem xmlns:ds="{_STORE}" ds:itemID="{_ITEM}"><ds:schemaRefs>'
    f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'.encode(),
)


@lru_cache(maxsize=16)
def _properties(dialog: str, version: str) -> Packed:
    named = {"WenyueContract": dialog, "WenyueVersion": version}
    properties = "".join(
        f'<property fmtid="{_PROPERTY_SET}" pid="{pid}" name="{name}">'
        f"<vt:lpwstr>{escaped(value)}</vt:lpwstr></property>"
        for pid, (name, value) in enumerate(named.items(), 2)  # 0 and 1 are taken by the standard
    )
    xml = f'{DECLARATION}<Properties xmlns="{_CUSTOM}" xmlns:vt="{_TYPES}">{properties}</Properties>'
    return pack("docProps/custom.xml", xml.encode())
