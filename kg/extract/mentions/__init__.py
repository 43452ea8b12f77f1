"""Mentions: the words of a text that name somebody or something known."""
