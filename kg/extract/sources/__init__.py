"""Sources in prose: the words that name who speaks, read as people, bodies or many."""
