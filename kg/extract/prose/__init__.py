"""Quotations in open news prose: who said what, by shallow rules alone."""

from kg.extract.prose.finder import find_quotes as find_quotes
from kg.extract.prose.quote import Quote as Quote
from kg.extract.prose.rules import RULES as RULES
from kg.extract.prose.rules import Rule as Rule
