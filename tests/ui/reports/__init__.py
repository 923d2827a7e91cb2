"""Tests of the report form and the report page, driven as a clerk would."""
