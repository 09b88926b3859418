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
LARGEST_BODY = 40_000_000
OWN_SITES = frozenset({"same-origin", "none"})  # "none": typed in, reloaded


def comes_from_elsewhere(headers: Mapping[str, str]) -> bool:
    """Whether the browser says that another site sent this."""
    return headers.get("sec-fetch-site", "none") not in OWN_SITES


def safe_way_back(path: str | None, otherwise: str = "/") -> str:
    """A path of this site, whatever was asked for."""
    if not path or not path.startswith("/") or path.startswith(("//", "/\\")) or "\n" in path or "\r" in path:
        return otherwise
    return path
