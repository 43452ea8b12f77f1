"""Names of the parts of a page, such as "PROBLEMS", and the claims they announce."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.text import fold, word_set

# What a part of the page is called -> the kind of claim that its headings are.
SECTION_NAMES: Mapping[str, str] = {
    **dict.fromkeys(
        word_set(
            """
            conclusions findings takeaways outcomes results points
            messages theses theses ideas insights trends facts highlights
            summary opportunities prospects quotes quotations statements
            opinions context situation drivers observations выводы тезисы
            итоги результаты тренды мнения цитаты возможности
            """
        ),
        "fact",
    ),
    **dict.fromkeys(
        word_set(
            """
            problems challenges issues risks threats barriers obstacles
            difficulties constraints concerns limitations проблемы вызовы
            риски угрозы барьеры сложности
            """
        ),
        "problem",
    ),
    **dict.fromkeys(
        word_set(
            """
            solutions recommendations proposals initiatives suggestions
            measures steps actions responses ways решения предложения
            рекомендации инициативы меры шаги
            """
        ),
        "proposal",
    ),
}
_QUALIFIERS = word_set(
    """
    key main principal general major primary core proposed possible potential next
    session panel expert experts' speakers' speaker's of the from discussion forum
    new ways to solve for business government state industry companies policy
    further concrete practical ключевые основные главные
    предлагаемые возможные пути дальнейшие общие сессии экспертов
    """
)


def section_type(name: str) -> str | None:
    """Return the kind of claim under a section's name; None if it is no such name."""
    if len(name) > 80:
        return None
    words = re.findall(r"[^\W_]+(?:'\w*)?", fold(name).casefold())
    if not 1 <= len(words) <= 6:
        return None
    kinds = [SECTION_NAMES[word] for word in words if word in SECTION_NAMES]
    known = _QUALIFIERS | {"and", "и", "&"}
    if not kinds or any(w not in SECTION_NAMES and w not in known for w in words):
        return None
    return kinds[-1] if len(set(kinds)) == 1 else "fact"
