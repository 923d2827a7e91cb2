"""What goes into which numbered part, so that no file grows beyond what a stick or a chat program takes."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from db.problem import Problem
from desktop.exchange.limits import BODY_LIMIT, MEGABYTE, MOST_BLOBS, MOST_RECORDS, PART_LIMIT

_HEADER_ROOM = 32_768  # bytes: age header, signature, header JSON with its recipients
_RECORD_ROOM = 512  # bytes: the envelope of a record
_BLOB_ROOM = 512  # bytes: a blob in the header and in the body
_SEAL_SHARE = 2_000  # age adds 16 bytes to each 65,536; one in 2,000 is ample


@dataclass(frozen=True, slots=True)
class PartPlan:
    """Which records and which blobs a part holds, as ranges of their lists."""

    records: range
    blobs: range


def plan_parts(record_sizes: Sequence[int], blob_sizes: Sequence[int], limit: int = PART_LIMIT) -> tuple[PartPlan, ...]:
    """Share records, then blobs, among as few parts as hold them in their order; there is always one part.

    Sizes and limit are bytes. Records are reckoned as if packing did not make them smaller.
    Raises Problem `package-part-too-small` when one record or blob alone is larger than a part may be.
    """
    limit = min(limit, PART_LIMIT)
    room = limit - limit // _SEAL_SHARE - _HEADER_ROOM
    needs = [*(size + _RECORD_ROOM for size in record_sizes), *(size + _BLOB_ROOM for size in blob_sizes)]
    records = len(record_sizes)
    if max(needs, default=0) > room:
        raise Problem("package-part-too-small", megabytes=max(1, limit // MEGABYTE))
    cuts = [0]
    used = body = 0
    for place, need in enumerate(needs):
        first = cuts[-1]
        body_need = need if place < records else 0
        crowded = place - first >= MOST_RECORDS if place < records else place - max(first, records) >= MOST_BLOBS
        if used + need > room or body + body_need > BODY_LIMIT or crowded:
            cuts.append(place)
            used = body = 0
        used += need
        body += body_need
    return tuple(_plan(start, end, records) for start, end in pairwise([*cuts, len(needs)]))


def _plan(start: int, end: int, records: int) -> PartPlan:
    """The ranges of a part, from the places in the list of all records followed by all blobs."""
    return PartPlan(
        range(min(start, records), min(end, records)), range(max(start - records, 0), max(end - records, 0))
    )
