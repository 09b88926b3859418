"""What protects every page: the headers it carries, and how what is sent to it is told from a forgery."""

from collections.abc import Mapping

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
INERT = {"Content-Security-Policy": "default-src 'none'; sandbox"}
LARGEST_BODY = 40_000_000
LARGEST_FROM_ANYBODY = 1_000_000  # who is not signed in sends no files
OWN_SITES = frozenset({"same-origin", "none"})  # "none": typed in, reloaded


def body_length(headers: Mapping[str, str]) -> int:
    """How much is going to be sent, as announced; what comes in pieces of unknown number is more than anything."""
    announced = headers.get("content-length", "0")
    is_known = announced.isdecimal() and len(announced) < len("99999999999") and "transfer-encoding" not in headers
    return int(announced) if is_known else LARGEST_BODY + 1


def comes_from_elsewhere(headers: Mapping[str, str]) -> bool:
    """Whether the browser says that another site sent this."""
    return headers.get("sec-fetch-site", "none") not in OWN_SITES


def safe_way_back(path: str | None, otherwise: str = "/") -> str:
    """A path of this site, whatever was asked for; browsers read past a backslash and what cannot be seen."""
    if not path or not path.startswith("/") or path.startswith("//") or "\\" in path or not path.isprintable():
        return otherwise
    return path
