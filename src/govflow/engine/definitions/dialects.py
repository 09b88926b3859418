"""Conditions as other products and people write them, brought to FEEL where their meaning is plain.

JUEL, Groovy, JavaScript and Python comparisons share one small grammar; what remains is prose, and prose is
a question for a person, never a guess.
"""

import re

from govflow.engine.conditions import calls_no_method, is_understood, names_in, unwrapped

LONGEST_CONDITION = 5000
MOST_NEGATIONS = 50
_TOKENS = re.compile(
    r"""\s*(?:
      (?P<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')
    | (?P<number>\d+(?:\.\d+)?)
    | (?P<name>[^\W\d][\w]*(?:\.[^\W\d][\w]*)*)
    | (?P<sign>===|!==|==|!=|<>|<=|>=|&&|\|\||[-+*/%<>=!()\[\]{},?:])
    )""",
    re.VERBOSE,
)
_SIGNS = {"==": "=", "===": "=", "!==": "!=", "<>": "!=", "&&": "and", "||": "or", "eq": "=", "ne": "!="}
_WORDS = {
    "is": "=", "len": "count", "gt": ">", "lt": "<", "ge": ">=", "le": "<=", "eq": "=", "ne": "!=", "True": "true",
    "False": "false", "TRUE": "true", "FALSE": "false", "None": "null", "NULL": "null",
    "AND": "and", "OR": "or", "NOT": "not",
}  # fmt: skip
_GETTER = re.compile(
    r"""(?:(?:execution|task|kcontext)\.getVariable|(?:bpmn:)?getDataObject)\(\s*['"]([^'"]+)['"]\s*\)(?!\s*/)"""
)
_EQUALS = re.compile(r"""([\w.]+)\.equals\(\s*((?:"[^"]*")|(?:'[^']*')|\w+)\s*\)(?!\s*/)""")
_CALLS = {"contains": "contains", "startsWith": "starts with", "endsWith": "ends with"}
_METHOD = re.compile(r"""([\w.]+)\.(contains|startsWith|endsWith)\(\s*((?:"[^"]*")|(?:'[^']*')|\w+)\s*\)""")
_LITERAL = re.compile(r"""\[[^\[\]]*\]|"[^"]*"|'[^']*'""")  # a label in brackets, a word in quotes
_CODE = re.compile(r"\.(?:equals|contains|startsWith|endsWith|getVariable)\(|getDataObject\(|\blen\(")
_SAID = "yes no ja nein oui non si sí да нет иә ия жоқ else otherwise default иначе әйтпесе"
_ANSWERS = frozenset(_SAID.split())
_NAME = re.compile(r"(?!true$|false$|null$)[^\W\d][\w.]*")
_NOTHING_SAID = frozenset({"undefined", "_undefined", "null", "None", "?", "-"})
_COMPARED = re.compile(r"""\w+\s*={1,2}\s*["']([^"']*)["']""")


def to_feel(text: str, label: str = "", *, is_feel: bool = False) -> tuple[str | None, bool]:
    """The condition in FEEL and whether it had to be rewritten; None where only a person can judge it.

    `is_feel` where the file says that it is FEEL: then names of several words are names, not a sentence.
    """
    bare = unwrapped(text)
    if len(bare) > LONGEST_CONDITION or not bare or _is_prose(bare, label, text):
        return None, False
    if is_feel and _is_plain(f"={bare}"):
        return bare, False
    if not _CODE.search(bare) and _is_plain(text):
        return bare, False
    rewritten = translated(bare)
    if rewritten and rewritten != bare and not rewritten.startswith("=") and _is_plain(rewritten):
        return rewritten, True
    return None, False


def _is_plain(text: str) -> bool:
    """FEEL, and not words or another language's code that FEEL would take for names that nobody knows."""
    return is_understood(text) and not is_sentence(text) and calls_no_method(text) and not _LITERAL.fullmatch(text)


def _is_prose(bare: str, label: str, written: str) -> bool:
    if bare != written.strip():
        return False
    if bare.casefold() in _ANSWERS or bare in _NOTHING_SAID:
        return True
    compared = _COMPARED.fullmatch(bare)  # with its own label it says no more than the label
    return bool(label) and (compared[1] == label if compared else bare == label and not re.search(r"[=<>]", bare))


def is_sentence(written: str) -> bool:
    """FEEL allows names of several words; where nothing says that it is FEEL, a person is more likely speaking."""
    return not written.strip().startswith("=") and any(" " in name for name in names_in(written))


def translated(text: str) -> str | None:
    """A comparison of the C and Python families, word by word; None where something is not of that kind."""
    text = _GETTER.sub(r"\1", text.strip().rstrip(";"))
    text = re.sub(r"^return\s+", "", text)
    text = _EQUALS.sub(r"(\1 == \2)", text)
    text = _METHOD.sub(lambda found: f"{_CALLS[found[2]]}({found[1]}, {found[3]})", text)
    pieces: list[str] = []
    at = 0
    while at < len(text):
        found = _TOKENS.match(text, at)
        if not found:
            return None if text[at:].strip() else _joined(pieces)
        at = found.end()
        pieces.append(_piece(found))
    return _joined(pieces)


def _piece(found: re.Match[str]) -> str:
    if found["text"]:
        inner = found["text"][1:-1].replace("\\'", "'").replace('"', '\\"' if found["text"][0] == "'" else '"')
        return f'"{inner}"'
    word = found["name"] or found["number"] or found["sign"]
    return _WORDS.get(word, _SIGNS.get(word, word))


def _joined(pieces: list[str]) -> str | None:
    """Negations become FEEL's function, and `empty x` a comparison."""
    if sum(piece in ("!", "not", "empty") for piece in pieces) > MOST_NEGATIONS:
        return None
    said: list[str] = []
    rest = list(pieces)
    while rest:
        piece = rest.pop(0)
        if piece == "not" and said and said[-1] == "=" and rest:  # `is not`
            said[-1] = "!="
        elif piece in ("!", "not") and rest:
            said.append(_negated(_operand(rest)))
        elif piece == "empty" and rest:
            operand = _operand(rest)
            said.append(f"({_joined(operand)} = null)")
        else:
            said.append(piece)
    return " ".join(said) or None


def _negated(operand: list[str]) -> str:
    """What nobody has said yet is not true in those languages, while FEEL's `not(null)` is null."""
    said = _joined(operand)
    return f"not({said} = true)" if len(operand) == 1 and _NAME.fullmatch(operand[0]) else f"not({said})"


def _operand(rest: list[str]) -> list[str]:
    """What a negation covers: the bracket that follows, another negation, or one word with its call."""
    if rest[0] in ("!", "not", "empty"):
        return [rest.pop(0), *(_operand(rest) if rest else [])]
    operand = [] if rest[0] == "(" else [rest.pop(0)]
    depth = 0
    while rest and (depth or rest[0] == "("):
        depth += {"(": 1, ")": -1}.get(rest[0], 0)
        operand.append(rest.pop(0))
    return operand
