"""Speeches: one speaker throughout."""
