"""Formulas of a record: whole paragraphs that tell how the business went on.

"Question accordingly negatived.", "Adjourned at 5.27 pm.": nobody says them, though
a record may print them with the last words of the one who spoke before.
"""

from __future__ import annotations

import re

_HOUSE = r"(?:House|Assembly|Committee|Parliament|Senedd|Council|Chamber|Commission)"
_WHEN = (
    r"(?:at|until|till|for|from|to|on)\s(?:[\w.,:'’/-]+\s){0,10}?"
    r"(?:\d[\w.:]*|[ap]\.?\s?m|noon|midday|midnight|o['’]clock|minutes?|hours?"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:,?\s\d\d?\s\w+)?"
    r"|morning|afternoon|tomorrow|seconds?)"
)
_TIMES = rf"(?:,?\s(?:accordingly|{_WHEN})){{0,3}}"
# One word or phrase each, none the start of another, so that a run is read one way.
_FATE = (
    r"(?:put|agreed(?: to)?|negatived|carried|resolved|proposed|disagreed to|lost|made"
    r"|not moved|withdrawn|deferred|disposed of|again|accordingly|therefore|being|then"
    r"|forthwith|and|nemine contradicente|unanimously|without (?:a )?division"
    r"|a second time)(?!\w)"
)
# No sentence ends in it, other than before the one who moved: "-(Ada Example.)"
_CLAUSE = r"(?:[^.]|\.(?!\s(?-i:[A-Z]))){1,600}"
_MOVER = r"(?:\.?\s?[—–-]{1,2}\s?[(\[][^()\[\]]{1,80}[)\]])?"
_FORMULAS = (
    rf"(?:(?:main|original) )?questions?(?:,? as amended,?)?(?:,?\s{_FATE}){{1,12}}+"
    r"(?:\s?\([^()]{1,80}"
    r"(?:\(\w+\)[^()]{0,40})?\)+)?"
    rf"(?:,?\s(?:that|on)\b{_CLAUSE}{_MOVER})?",
    rf"motion made(?:,?\sand (?:the )?question{_CLAUSE}{_MOVER}|\s?\([^()]{{1,80}}\))?",
    rf"(?:(?:the )?{_HOUSE} )?adjourned{_TIMES}|(?:the )?{_HOUSE} rose{_TIMES}",
    rf"(?:the )?(?:meeting|sitting) (?:closed|ended){_TIMES}",
    rf"(?:(?:the )?{_HOUSE} )?adjourned without question put.{{0,80}}",
    rf"(?:the )?{_HOUSE} (?:having )?divided(?:\s?[:;—–-]{_CLAUSE}|{_TIMES})",
    rf"(?:the )?{_HOUSE} proceeded to a division",
    rf"(?:the )?(?:sitting|meeting|proceedings|{_HOUSE})(?: (?:was|were|stood))?"
    rf"(?:,? by leave(?: of the {_HOUSE})?,?)?\s(?:suspended|resumed){_TIMES}",
    r"on resuming",
    r"debate (?:interrupted|adjourned|resumed|suspended)(?:\s?\([^()]{1,120}\))?",
    rf"(?:resolved|ordered)(?:\s\([^()]{{1,80}}\))?(?:,\sthat\b{_CLAUSE}{_MOVER})?",
    r"(?:amendments?|motions?|new clauses?|clauses?|schedules?|bill)"
    r"(?:\s(?:no\.?|nos\.?|and|to|[\w()]*\d[\w()]*)){0,8}(?:,? as amended,?)?"
    rf"(?:,? by leave,?)?(?:,?\s{_FATE}){{1,12}}+",
)
_FORMULA = re.compile(rf"\(?(?:{'|'.join(_FORMULAS)})\s?[.:;—–-]*\)?", re.I)
_OPENING = re.compile(r"\(?[A-Z]")
_LONGEST = 800  # characters of a paragraph that may be a formula


def is_formula(words: str) -> bool:
    """Say whether a paragraph is nothing but a formula of procedure."""
    if len(words) > _LONGEST or not _OPENING.match(words):
        return False
    return _FORMULA.fullmatch(words) is not None
