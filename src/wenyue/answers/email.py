"""E-mail addresses; never looked up on the network."""

from __future__ import annotations

import re
import unicodedata

from wenyue.answers.identifiers import Identifier
from wenyue.answers.phrases import unread
from wenyue.answers.reading import Asked, Problem, Reading, Value
from wenyue.language import msg

_LABEL = re.compile(
    r"^(?:(?:我的|我们的?|公司的?|联系)?(?:电子)?(?:邮箱|邮件|邮箱地址|e-?mail|mail)(?: ?address)?(?:地址)?"
    r"|it'?s|it is|my .{1,16} is)[ :是为is=]*(?=\S)",
    re.IGNORECASE,
)
_SHAPE = re.compile(r"[^@\s]+@[^@\s]+")
_WITHIN = re.compile(r"[A-Za-z0-9][\w.+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", re.ASCII)
# Words beside the address, not just a slip in it.
_SENTENCE = re.compile(r"[\u4e00-\u9fff]|[A-Za-z]{2,}[,:;]? +\S+@|@\S+ +[A-Za-z]{2,}")
_AT = re.compile(r"\s*(?:\(at\)|\[at\]| at |艾特)\s*", re.IGNORECASE)
_DOT = re.compile(r"\s*(?:\(dot\)|\[dot\]| dot |点)\s*", re.IGNORECASE)


class Email(Identifier):
    """Kind ``email``: ``local@domain`` with the domain in lower case."""

    name = "email"
    example = "wang@example.com"

    def read(self, text: str, asked: Asked) -> Reading:
        said = unicodedata.normalize("NFKC", text).strip(" \t\n\"'“”<>《》()[]")
        said = _LABEL.sub("", said.removeprefix("mailto:")).rstrip(" .,;!。，；！").strip("<>\"' ")
        within = _WITHIN.findall(said)
        if len(within) == 1 and within[0] != said and said.count("@") == 1 and _SENTENCE.search(said):
            # 我的是 wang@example.com，谢谢
            return self._checked(within[0].rstrip("."), literal=False)
        if "@" not in said and _AT.search(said):
            spelled = _DOT.sub(".", _AT.sub("@", said))
            return self._checked(spelled, literal=False)
        # A space beside @ or a dot is a slip; elsewhere it makes two words.
        joined = re.sub(r"\s*([@.])\s*", r"\1", said.replace("。", "."))
        return self._checked(joined, literal=True)

    def _checked(self, address: str, *, literal: bool) -> Reading:
        if "@" not in address:
            return unread(msg("An e-mail address holds an @."), self.example)
        if not _SHAPE.fullmatch(address):
            return Problem(msg("That e-mail address does not look right."), self.example)
        from email_validator import EmailNotValidError, validate_email

        try:
            found = validate_email(address, check_deliverability=False)
        except EmailNotValidError:
            return Problem(msg("That e-mail address does not look right."), self.example)
        local, _, domain = found.normalized.rpartition("@")
        if len(domain.rpartition(".")[2]) < 2:
            return Problem(msg("That e-mail address does not look right."), self.example)
        return Value(f"{local}@{domain.lower()}", literal=literal)
