"""Tests of the mentor's pages."""
