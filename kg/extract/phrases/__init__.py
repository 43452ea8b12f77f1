"""Phrases that name people, roles and organisations, in one line of folded text."""
