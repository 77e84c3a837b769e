"""The base package in the repository is the one that its script makes."""

from __future__ import annotations

import importlib.util
import io
import zipfile
from pathlib import Path
from types import ModuleType

import pytest
from extraction import W
from lxml import etree

from wenyue.export import docx

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_base_docx", ROOT / "scripts" / "make_base_docx.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def parts(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as entries:
        return {
            name: etree.tostring(etree.fromstring(entries.read(name)), method="c14n") for name in entries.namelist()
        }


def test_the_package_is_what_the_script_makes_now(script: ModuleType) -> None:
    assert parts(script.BASE.read_bytes()) == parts(script.make())


def test_every_style_of_the_script_is_in_the_package(script: ModuleType) -> None:
    styles = etree.fromstring(parts(script.BASE.read_bytes())["word/styles.xml"])
    found = {
        style.get(f"{W}styleId"): style.findall(f"{W}name")[0].get(f"{W}val") for style in styles.iter(f"{W}style")
    }
    promised = {id: name for id, (name, *_) in {**script.PARAGRAPHS, **script.TABLES}.items()}
    assert promised.items() <= found.items()


def test_every_style_of_the_script_is_used_by_the_writer(script: ModuleType) -> None:
    writer = Path(docx.__file__).parent
    code = "".join(
        (writer / f"{name}.py").read_text(encoding="utf-8") for name in ("docx", "furniture", "pictures", "wordml")
    )
    based = {base for _, base, *_ in script.PARAGRAPHS.values()}
    for id in {**script.PARAGRAPHS, **script.TABLES}:
        assert f'"{id}"' in code or id in based or id == "TableNormal"


def test_it_is_small_and_carries_nothing_of_its_template(script: ModuleType) -> None:
    package = script.BASE.read_bytes()
    assert len(package) < 10_000
    assert not [name for name in parts(package) if "theme" in name or "custom" in name or "thumbnail" in name]
