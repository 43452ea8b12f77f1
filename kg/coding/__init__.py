"""Coding by several people: agreement, adjudication, recoding, orphans."""
