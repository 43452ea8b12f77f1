"""REFI-QDA projects and codebooks, as far as they map."""
