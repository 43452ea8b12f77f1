"""Files of Discourse Network Analyzer: versions 3 and 2 read, version 3.1 written."""
