"""The one kind of error a person can mend."""


class Problem(Exception):
    """Something the person at the screen can put right, named by a code of the problem catalogue.

    `code` is kebab-case and stands in `resources/wording/problems/*.toml`, where each code has a sentence and
    a next step in Indonesian and English. `params` fill the braces of those sentences; they may hold what the
    person typed, so a Problem is shown but its params are never logged.
    `field` names the input it belongs to (dotted path of the draft, such as "objects.0.value"), or is empty.
    """

    def __init__(self, code: str, /, *, field: str = "", **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.field = field
        self.params = params

    def __repr__(self) -> str:
        return f"Problem({self.code!r}, field={self.field!r})"

    def __str__(self) -> str:
        return self.code
