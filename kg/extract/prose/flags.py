"""Classes of English words as bits, so that one look-up tells all of a word."""

from __future__ import annotations

from typing import Final

BE: Final = 1 << 0
HAVE: Final = 1 << 1
DO: Final = 1 << 2
MODAL: Final = 1 << 3
NEGATION: Final = 1 << 4
ADVERB: Final = 1 << 5
TO: Final = 1 << 6
DETERMINER: Final = 1 << 7
POSSESSIVE: Final = 1 << 8  # his, their; also the clitic 's
PREPOSITION: Final = 1 << 9
COORDINATOR: Final = 1 << 10
SUBORDINATOR: Final = 1 << 11
SUBJECT: Final = 1 << 12  # pronouns that can only or also be subjects
OBJECT: Final = 1 << 13  # pronouns that can be objects
RELATIVE: Final = 1 << 14
QUESTION: Final = 1 << 15  # what, how, whether ...
TIME: Final = 1 << 16
FINITE: Final = 1 << 17  # third person, or past: "opens", "opened"
PLAIN: Final = 1 << 18  # base form: "open"
GERUND: Final = 1 << 19
PARTICIPLE: Final = 1 << 20  # past participle
NOUN: Final = 1 << 21  # may be a noun too: "plans"
BREAK: Final = 1 << 22  # , ; : dashes and brackets
CONTROL: Final = 1 << 23  # try, continue ...: hands its subject to "to say"
REGULAR: Final = 1 << 24  # past and participle alike: "opened"

# From here on: words at which something may begin or end. They are the highest bits,
# so that one comparison finds them.
CUE: Final = 1 << 25  # a verb of saying, thinking or taking a stand
CUE_NOUN: Final = 1 << 26
STOP: Final = 1 << 27  # . ? ! ...
MARK: Final = 1 << 28  # a quotation mark
ACCORDING: Final = 1 << 29
POINT: Final = CUE

PAUSE: Final = STOP | BREAK | MARK
EDGE: Final = BREAK | MARK
AUXILIARY: Final = BE | HAVE | DO | MODAL
CLAUSE_VERB: Final = AUXILIARY | FINITE | PLAIN
VERB: Final = FINITE | PLAIN | GERUND | PARTICIPLE
