"""Quotations under headings: what is said, and who of a document says it."""
