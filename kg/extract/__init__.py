"""Extraction: from a document's text to statements, speakers and mentions."""
