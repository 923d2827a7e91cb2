"""Pictures on paper: logo and photos, opened safely."""

import io
from typing import Any

# The office shrinks photos to 1,600 px before it keeps them; this bound only stops a picture that was never meant well.
_MOST_PIXELS = 40_000_000


def opened(content: bytes | None) -> Any | None:
    """Return a JPEG or PNG as reportlab draws it, or None when it cannot be read (SAFETY.md S19)."""
    from PIL import Image, UnidentifiedImageError
    from reportlab.lib.utils import ImageReader

    if not content:
        return None
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as image:
            if image.width * image.height > _MOST_PIXELS:
                return None
            image.load()
            if image.format == "JPEG" and image.mode in ("RGB", "L"):
                return ImageReader(io.BytesIO(content))
            return ImageReader(image.convert("RGBA"))
    except (OSError, ValueError, SyntaxError, UnidentifiedImageError, Image.DecompressionBombError):
        return None
