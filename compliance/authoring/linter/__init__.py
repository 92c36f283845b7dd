"""The machinery of the linter: findings, how lints are run, allowed, mended and shown. The lints stand in ``lints``."""
