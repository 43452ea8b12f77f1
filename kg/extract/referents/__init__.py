"""Referents: whom the sources of a text mean, of those that it has named."""
