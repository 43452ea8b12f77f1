"""One file for each format of a document, and the text that is made from it."""
