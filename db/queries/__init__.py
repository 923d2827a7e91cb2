"""Reading and writing rows, records in and out; the only SQL of the program."""
