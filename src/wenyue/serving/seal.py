"""What the server signs, so that it need not remember whom it has seen."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from hashlib import sha256

_LONGEST = 200
"""Characters of a cookie that are looked at."""


@dataclass(frozen=True, slots=True)
class Seal:
    """Signs and recognises with ``key``. Each thing signed has a purpose, and is worth nothing for another."""

    key: bytes

    def issue(self) -> str:
        """A new visitor's cookie: a random name and its signature."""
        name = secrets.token_urlsafe(24)
        return f"{name}.{self._sign('visitor', name)}"

    def visitor(self, cookie: str) -> str | None:
        """The folder of the visitor with this cookie, as 40 hexadecimal digits; None for a cookie that is not ours.

        It is worked out from the key: nobody can guess it, and nothing that a browser sends becomes part of a path.
        """
        name, dot, signature = cookie[:_LONGEST].rpartition(".")
        if not dot or not _same(signature, self._sign("visitor", name)):
            return None
        return self._sign("folder", name)[:40]

    def pass_for(self, token: str) -> str:
        """The cookie of those who have shown the token of this run of the server."""
        return self._sign("pass", token)

    def passes(self, cookie: str, token: str) -> bool:
        return _same(cookie[:_LONGEST], self.pass_for(token))

    def _sign(self, purpose: str, text: str) -> str:
        return hmac.new(self.key, f"{purpose}:{text}".encode("utf-8", "surrogatepass"), sha256).hexdigest()


def same_token(given: str, token: str) -> bool:
    """Whether the token shown is the right one, in a time that says nothing about how nearly it is."""
    return _same(given, token)


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode("utf-8", "surrogatepass"), other.encode("utf-8", "surrogatepass"))
