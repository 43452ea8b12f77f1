"""Names of people in prose: the words that can be one, and those that a text has."""
