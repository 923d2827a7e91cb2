"""Tests of the shell, the kit and the windows about the office."""
