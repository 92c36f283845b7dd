"""Tests, in folders named as the rooms of the package."""
