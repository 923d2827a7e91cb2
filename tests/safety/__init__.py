"""The reliability tests of SAFETY.md section 4, with their simulators."""
