"""Data of the program: law, lists, wording, schemas, catalogues, pictures. One door in: `resource_path`."""

from pathlib import Path

_ROOT = Path(__file__).resolve().parent


def resource_path(*parts: str) -> Path:
    """Return the absolute path of a file shipped under `resources/`.

    Raises FileNotFoundError when nothing of that name is shipped.
    """
    path = _ROOT.joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(f"no resource {'/'.join(parts)}")
    return path
