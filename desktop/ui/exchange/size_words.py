"""Sizes of files in words."""


def size_words(length: int) -> str:
    """Return a size in bytes as people say it: "0 kB", "340 kB", "3,4 MB"."""
    if length < 1_000_000:
        return f"{-(-length // 1000)} kB"
    return f"{length / 1_000_000:.1f} MB".replace(".", ",")
