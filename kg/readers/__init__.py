"""Readers: one file for each kind of source; `registry` knows them all."""
