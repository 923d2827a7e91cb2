"""The ground floor: vocabulary, records, the encrypted register and everything only SQLite knows."""
