"""Releases with rows of endorsements: "Name, Role, Organisation: “…”"."""
