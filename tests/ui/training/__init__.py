"""Tests of the training pages, driven as a trainer would."""
