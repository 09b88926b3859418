"""Every text a person sees, in Kazakh, Russian and English.

`Text` is a text that comes with its data (a title in an edition). `say` finds a text of the product by its
domain and key in `texts/<domain>.<language>.po`; a missing one is an error, never a silent fallback.
"""

from govflow.languages.catalogue import LANGUAGES, MissingText, keys_of, say, say_refusal
from govflow.languages.said import Said, expected
from govflow.languages.text import Text

__all__ = ["LANGUAGES", "MissingText", "Said", "Text", "expected", "keys_of", "say", "say_refusal"]
