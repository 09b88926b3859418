"""Names may hold spaces, signs and words such as `and`: a name is the longest one known at its place."""

from collections.abc import Iterable

from govflow.feel.parsing.tokens import Sort, Token, cut

_OPENING = frozenset(("if", "for", "some", "every", "function", "external", "true", "false", "null"))
_JOINING = frozenset(("then", "else", "in", "return", "satisfies", "instance", "of", "between", "and", "or"))
RESERVED = _OPENING | _JOINING


class KnownNames:
    """Names by their first word, the longest first; an inner one may lean on an outer one."""

    def __init__(self, names: Iterable[str] = (), outer: "KnownNames | None" = None) -> None:
        self._outer = outer
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        words = tuple(token.text for token in cut(name)[:-1])
        if not words:
            return
        same_first = self._by_first.setdefault(words[0], [])
        if (words, name) not in same_first:
            same_first.append((words, name))
            same_first.sort(key=lambda known: -len(known[0]))

    def longest(self, tokens: list[Token], at: int) -> tuple[str, int] | None:
        """The longest known name that starts at token `at`, and how many tokens it takes."""
        found = self._own(tokens, at)
        outer = self._outer.longest(tokens, at) if self._outer else None
        if found and outer:
            return found if found[1] >= outer[1] else outer
        return found or outer

    def _own(self, tokens: list[Token], at: int) -> tuple[str, int] | None:
        for words, name in self._by_first.get(tokens[at].text, ()):
            ahead = tokens[at : at + len(words)]
            if len(ahead) == len(words) and all(
                token.text == word and token.sort is not Sort.STRING
                for token, word in zip(ahead, words, strict=True)
            ):
                return name, len(words)
        return None
