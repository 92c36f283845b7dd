"""Test reported transfers against the UN Security Council's embargoes, clause by clause."""

__version__ = "0.1.0"
