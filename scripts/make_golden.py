"""Rewrite the whole contracts under tests/golden (`make golden`); read the diff before you commit."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from wenyue import batch, library
from wenyue.drafting.assembly import assemble
from wenyue.export import markdown

GOLDEN = Path(__file__).parents[1] / "tests" / "golden"
TODAY = date(2026, 11, 24)
TEXTS = {"zh_Hans": ("zh_Hans",), "en": ("en",), "both": ("zh_Hans", "en")}


def contracts() -> dict[str, str]:
    """File name → contract, for every answers file in every choice of languages."""
    made = {}
    for answers in sorted((GOLDEN / "answers").glob("*.yaml")):
        draft = batch.fill(answers, library.dialog("customer_service"), TODAY, "zh_Hans").draft
        dialog = library.dialog(draft.dialog)
        template, languages = library.template(dialog.id), library.languages(dialog.id)
        for name, text in TEXTS.items():
            document = assemble(dialog, template, draft, languages, text=text)
            made[f"{answers.stem}.{name}.md"] = markdown.write(document).decode()
    return made


if __name__ == "__main__":
    for name, text in contracts().items():
        (GOLDEN / name).write_text(text, encoding="utf-8")
        print(name)
