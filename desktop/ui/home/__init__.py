"""The first page: what is due today and how the office stands."""
