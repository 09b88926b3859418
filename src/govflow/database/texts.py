"""JSON text, as it is written into columns and ledgers and read from them, thousands of times a minute."""

import json
from collections.abc import Callable
from json import encoder
from typing import Any

Write = Callable[[Any], str]


def json_writer(default: Callable[[Any], Any], *, sorts_keys: bool = False) -> Write:
    """What writes a value as `json.dumps` does, without spaces.

    `json.dumps` makes the encoder of C anew for every text, which costs more than a short text. Where Python has
    none, its own encoder writes the same.
    """
    plain = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=sorts_keys, default=default)
    make = getattr(encoder, "c_make_encoder", None)
    if make is None:
        return plain.encode
    pieces = make(None, default, encoder.encode_basestring, None, ":", ",", sorts_keys, False, True)
    return lambda value: "".join(pieces(value, 0))


_decode = json.JSONDecoder().raw_decode


def parsed(text: str | bytes) -> Any:
    """The value of a text that one of our databases keeps."""
    return _decode(text if isinstance(text, str) else text.decode())[0]
