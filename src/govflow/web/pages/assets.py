"""What the pages load. Addresses carry the digest of the file, so a browser may keep it for a year."""

from collections.abc import MutableMapping
from typing import Any

from fastapi.responses import Response
from fastapi.staticfiles import StaticFiles

from govflow.web.pages.site import ASSETS


class _Kept(StaticFiles):
    async def get_response(self, path: str, scope: MutableMapping[str, Any]) -> Response:
        answer = await super().get_response(path, scope)
        answer.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return answer


def assets() -> StaticFiles:
    return _Kept(directory=ASSETS, check_dir=False)
