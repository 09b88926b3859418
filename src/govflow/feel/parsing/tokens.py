"""A text cut into words, numbers, strings and signs. Which words make one name is decided later."""

import re
from dataclasses import dataclass
from enum import StrEnum

from govflow.feel.faults import SyntaxFault

_START = (
    "?A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_PART = _START + "0-9\u00b7\u0300-\u036f\u203f-\u2040"
_TOKEN = re.compile(
    rf"""(?P<space>(?:\s|\u00a0|\ufeff|//[^\n]*|/\*.*?\*/)+)
    |(?P<number>(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?)
    |(?P<string>"(?:[^"\\]|\\.)*")
    |(?P<word>[{_START}][{_PART}]*)
    |(?P<sign>\*\*|\.\.|<=|>=|!=|->|.)""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{6}|.)", re.DOTALL)
_SIMPLE = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "'": "'", "\\": "\\"}
LONGEST_TEXT = 100_000


class Sort(StrEnum):
    NUMBER = "number"
    STRING = "string"
    WORD = "word"
    SIGN = "sign"
    END = "end"


@dataclass(frozen=True, slots=True)
class Token:
    sort: Sort
    text: str
    at: int
    end: int


def cut(text: str) -> list[Token]:
    if len(text) > LONGEST_TEXT:
        raise SyntaxFault("text_too_long", text[:200], 0, length=len(text), limit=LONGEST_TEXT)
    tokens: list[Token] = []
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:  # every character is at least a sign
            raise SyntaxFault("unexpected", text, at, found=text[at])
        if found.lastgroup != "space":
            tokens.append(_token(found, text))
        at = found.end()
    tokens.append(Token(Sort.END, "", len(text), len(text)))
    return tokens


def _token(found: re.Match[str], text: str) -> Token:
    sort, word = Sort(str(found.lastgroup)), found.group()
    if word == '"':
        raise SyntaxFault("unclosed_string", text, found.start())
    return Token(sort, unescaped(word[1:-1]) if sort is Sort.STRING else word, found.start(), found.end())


def unescaped(text: str) -> str:
    if "\\" not in text:
        return text
    plain = _ESCAPE.sub(_escape, text)
    # two escapes may be the halves of one character beyond the basic plane
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _escape(found: re.Match[str]) -> str:
    code = found.group(1)
    if code[0] in "uU" and len(code) > 1:
        number = int(code[1:], 16)
        return chr(number) if number <= 0x10FFFF else "\ufffd"
    return _SIMPLE.get(code, "\\" + code)
