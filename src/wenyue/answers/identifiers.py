"""What the readers of codes and numbers share: labels and separators taken off, slips repaired."""

from __future__ import annotations

import re
import unicodedata

from wenyue.answers.phrases import LONGEST, too_long
from wenyue.answers.reading import Asked, Reading, Value
from wenyue.language import Language, msg

_LABEL = re.compile(
    r"^(?:(?:我的|我们的?|公司的?|本公司|甲方|乙方|对方|他的|她的)?(?:统一社会)?(?:信用代码|社会信用代码"
    r"|信用码|税号|纳税人识别号|组织机构代码|营业执照号?|身份证号码?|身份证|证件号码?|证件|公民身份号码"
    r"|银行卡号?|银行账号|银行账户|收款账号|收款账户|对公账号|账号|帐号|账户|卡号|电话号码|联系电话|手机号码?"
    r"|手机|电话|座机|固话|tel|phone(?: number)?|mobile|cell(?:phone)?|uscc|unified social credit code"
    r"|credit code|id(?: card)?(?: number| no\.?)?|resident id|bank (?:account|card)(?: number| no\.?)?"
    r"|account(?: number| no\.?)?|card(?: number| no\.?)?|a/c(?: no\.?)?|no\.?|number)"
    r"(?:是|为|is)?[ :#=]*)+|^(?:是|it'?s|it is|my .{2,20} is|the .{2,20} is|here:|here it is:?)[ :]*",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"[\s\-_.·•,，、/|]+")
_TRAILING = re.compile(r"[。．.,，;；!！~]+$|(?:谢谢|吧|呀|啊|哈|的)$")


def compact(text: str) -> str:
    """``text`` in NFKC, without label, spaces, hyphens and the like; case is kept."""
    text = unicodedata.normalize("NFKC", text).strip(" \t\n\"'“”‘’()[]<>《》")
    text = _TRAILING.sub("", _LABEL.sub("", text)).strip(" \t\n\"'“”‘’()[]<>《》:")
    return _SEPARATORS.sub("", re.sub("[‐‑‒–—―−]", "-", text))


class Identifier:
    """Base of the kinds whose value is a canonical ``str``."""

    name = ""
    example = ""

    def understand(self, text: str, asked: Asked) -> Reading:
        if len(text) > LONGEST:
            return too_long(self.example)
        return self.read(text, asked)

    def read(self, text: str, asked: Asked) -> Reading:
        """What ``text`` (not longer than any such code) is."""
        raise NotImplementedError

    def write(self, value: object, language: Language, asked: Asked) -> str:
        return self._str(value)

    def to_data(self, value: object) -> object:
        return self._str(value)

    def from_data(self, data: object) -> str:
        return self._str(data)

    def _str(self, value: object) -> str:
        if not isinstance(value, str):
            raise TypeError(f"not a {self.name}: {value!r}")
        return value


def repaired(value: str) -> Value:
    """A code in which a letter was read as the digit it looks like: confirmed before it counts."""
    return Value(value, literal=False, note=msg("Letters that look like digits were read as digits."))
