"""Transcripts: who has the word, turn by turn."""
