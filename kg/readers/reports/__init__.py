"""Reports of forum sessions: headings with quotations and role lines."""
