"""Positions that language models propose: kept apart, checked, promoted by people."""
