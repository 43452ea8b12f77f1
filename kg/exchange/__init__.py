"""Files of other coding programs: Discourse Network Analyzer, REFI-QDA, tables."""
