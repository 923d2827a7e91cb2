"""How large anything in a package may be, so that no file from outside can take all memory or time (SAFETY.md S12)."""

MEGABYTE = 1_000_000  # bytes

PART_LIMIT = 100 * MEGABYTE  # one file, sealed
CHAT_LIMIT = 16 * MEGABYTE  # one file, when it goes through a chat program
BODY_LIMIT = 64 * MEGABYTE  # the JSON document after decompression
BLOB_LIMIT = 10 * MEGABYTE  # one attachment
HEADER_LIMIT = 1 * MEGABYTE
CONTENT_LIMIT = 1 * MEGABYTE  # the JSON of one record

MOST_RECORDS = 50_000  # in one file
MOST_BLOBS = 5_000  # in one file
MOST_RECIPIENTS = 16
MOST_ROTATIONS = 8

LONGEST_TEXT = 20_000  # characters of one text
MOST_ITEMS = 1_000  # in one list of a record
DEEPEST = 12  # levels inside one record
LARGEST_NUMBER = 10**15  # rupiah, and every other whole number
MOST_DIGITS = 30  # of a decimal number
