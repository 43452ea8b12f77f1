"""Measures on discourse networks; all are deterministic for a seed."""
