"""The process that reads a spreadsheet from outside: it may be killed or die, the program goes on.

Started by `reader` as `python -m desktop.sheets.child`; the file comes by standard input, its name's ending as the
only argument, and the cells go to standard output as JSON. A refusal is {"problem": code, "params": {…}}.
"""

import json
import os
import sys

from db.problem import Problem
from desktop.sheets.cells import to_json
from desktop.sheets.confinement import confine
from desktop.sheets.formats import read_content


def main(arguments: list[str] | None = None) -> int:
    """Read one spreadsheet and answer with its cells; the exit code is 0 whenever an answer was written."""
    suffix = (arguments if arguments is not None else sys.argv[1:])[0]
    confine()
    content = sys.stdin.buffer.read()
    try:
        answer = to_json(read_content(content, suffix))
    except Problem as problem:
        answer = json.dumps({"problem": problem.code, "params": problem.params})
    except MemoryError:
        answer = json.dumps({"problem": "sheet-too-large", "params": {}})
    except BaseException:  # a panic of the reading library is no Exception (SAFETY.md §2.10)
        answer = json.dumps({"problem": "sheet-damaged", "params": {}})
    sys.stdout.write(answer)
    sys.stdout.flush()
    os._exit(0)  # a half-broken reading library gets no chance to run its clean-up


if __name__ == "__main__":
    main()
