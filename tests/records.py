"""Records of plainly fictional statements, some hostile, for networks and pages."""

from __future__ import annotations

import hashlib
import re

from kg.model import Part, PartKind, Span
from kg.records import PositionRecord, SourceInfo, StatementRecord, Thing

BASE = "https://example.org/id/"


def thing(local: str, label: str, kind: str) -> Thing:
    return Thing(BASE + local, label, kind)


ADA = thing("person/ada-example", "Ada Example", "person")
BO = thing("person/bo-sample", "Bo Sample", "person")
INSTITUTE = thing(
    "org/institute-of-sample-studies", "Institute of Sample Studies", "organization"
)
SAMPLELAND = thing("org/sampleland", "Sampleland", "state")
UNIT = thing("org/bureau", "Bureau of Placeholders", "unit")
LEAGUE = thing("org/league", "League of Examples", "collaboration")
NEIGHBOURS = thing("collective/the-neighbours", "the neighbours", "collective")
BRIDGE = thing("initiative/sample-bridge", "Sample Bridge", "initiative")
TAX = thing("topic/sample-tax", "sample tax", "topic")
FAIR = thing("claim/tax-is-fair", "The sample tax is fair to everyone", "claim")
DEAR = thing("claim/bridge-too-dear", "The bridge costs more than it brings", "claim")

SOURCE = SourceInfo(
    iri=BASE + "source/sample-2024-01-02",
    id="sample-2024-01-02",
    title="A day of samples",
    publisher="Sample Gazette",
    issued="2024-01-02",
    url="https://example.org/samples",
    translation="translated; AI mentioned; original not held",
)

PUT_IN = re.compile(r"<\.\.\.>|\[[^\]]* – ed\.\]")


def parts_of(words: str, start: int) -> tuple[Part, ...]:
    """Cut words at elisions and insertions, white space beside them left out."""
    parts: list[Part] = []
    at = 0
    for match in [*PUT_IN.finditer(words), None]:
        said = words[at : match.start() if match else None]
        if said.strip():
            first = at + len(said) - len(said.lstrip())
            span = Span(start + first, start + first + len(said.strip()))
            parts.append(Part(PartKind.SAID, span))
        if match:
            kind = PartKind.ELISION if match[0][0] == "<" else PartKind.INSERTION
            parts.append(Part(kind, Span(start + match.start(), start + match.end())))
            at = match.end()
    return tuple(parts)


def statement(
    words: str,
    speaker: Thing,
    mentions: tuple[tuple[Thing, str], ...] = (),
    *,
    start: int = 100,
    role: str = "",
    mode: str = "direct",
    source: SourceInfo = SOURCE,
) -> StatementRecord:
    """Make a statement; a mention counts as said where a said part covers it."""
    parts = parts_of(words, start)
    found = []
    for named, text in mentions:
        at = start + words.index(text)
        span = Span(at, at + len(text))
        said = any(p.kind is PartKind.SAID and p.span.covers(span) for p in parts)
        found.append((named, span, said))
    span = Span(start, start + len(words))
    return StatementRecord(
        iri=f"{BASE}statement/{source.id}/{span.start}-{span.end}",
        mode=mode,
        text=words,
        span=span,
        parts=parts,
        speakers=(speaker,),
        role_line=role,
        document=source,
        section="SAMPLES",
        heading="Bridges divide opinion",
        mentions=tuple(found),
    )


def position(
    of: StatementRecord,
    target: Thing,
    stance: str,
    words: str,
    *,
    coder: str = "Coder One",
    rank: str = "preferred",
    holder: Thing | None = None,
) -> PositionRecord:
    at = of.span.start + of.text.index(words)
    holder = holder or of.speakers[0]
    seed = "\n".join((coder, holder.iri, target.iri, str(at)))
    return PositionRecord(
        iri=f"{BASE}position/{hashlib.sha256(seed.encode()).hexdigest()[:16]}",
        holder=holder,
        target=target,
        stance=stance,
        rank=rank,
        coder=coder,
        coder_kind="human",
        confidence="",
        statement=of.iri,
        evidence=((Span(at, at + len(words)), words),),
    )


# The letter outside the first plane proves that offsets count code points.
TAX_WORDS = (
    "The sample tax 𝒮 is fair. <...> Sampleland and the neighbours [to the east – ed.]"
    " will pay it, and the neighbours must not complain"
)
BRIDGE_WORDS = "The Sample Bridge costs too much, and the neighbours know it"
THANKS_WORDS = "Some call the Sample Bridge a dream, others call it a debt"
LEAD_WORDS = "Sampleland is building bridges."

BY_ADA = statement(
    TAX_WORDS,
    ADA,
    (
        (TAX, "sample tax"),
        (SAMPLELAND, "Sampleland"),
        (NEIGHBOURS, "the neighbours"),
        (LEAGUE, "to the east"),
    ),
    start=100,
    role="Ada Example, Director, Bureau of Placeholders, Institute of Sample Studies",
)
BY_BO = statement(
    BRIDGE_WORDS,
    BO,
    ((BRIDGE, "Sample Bridge"), (NEIGHBOURS, "the neighbours")),
    start=400,
    role="Bo Sample, Reader in Samples",
)
AGAIN_BO = statement(THANKS_WORDS, BO, ((BRIDGE, "Sample Bridge"),), start=600)
BY_GAZETTE = statement(
    LEAD_WORDS,
    INSTITUTE,
    ((SAMPLELAND, "Sampleland"),),
    start=10,
    mode="editorial",
)
STATEMENTS = (BY_ADA, BY_BO, AGAIN_BO, BY_GAZETTE)

POSITIONS = (
    position(BY_ADA, FAIR, "supports", "is fair"),
    position(BY_ADA, FAIR, "mixed", "will pay it", coder="Coder Two"),
    position(BY_ADA, NEIGHBOURS, "opposes", "must not complain"),
    position(BY_BO, DEAR, "supports", "costs too much"),
    position(BY_BO, BRIDGE, "opposes", "costs too much"),
    position(AGAIN_BO, BRIDGE, "reports", "others call it a debt"),
    position(AGAIN_BO, DEAR, "neutral", "a dream", rank="normal"),
    position(BY_ADA, BRIDGE, "supports", "Sampleland", rank="deprecated"),
)

RUN = "window.__xss=1"
IMAGE = f'<img src=x onerror="{RUN}">'
SCRIPT = f"</script><script>{RUN}</script>"
HOSTILE_SOURCE = SourceInfo(
    iri=f'{BASE}source/"><script>{RUN}</script>',
    id="hostile",
    title=f"{SCRIPT}{IMAGE} title",
    publisher=f"{IMAGE} publisher",
    issued=f"{IMAGE}",
    url=f"javascript:{RUN}",
    translation=f"{SCRIPT} note",
)
HOSTILE_SPEAKER = Thing(
    f'{BASE}person/"><img src=x onerror={RUN}>', f"{IMAGE} Eve", "person"
)
HOSTILE_TARGET = Thing("javascript:" + RUN, f"{SCRIPT}\u2028\x00 aim", f"{IMAGE}kind")
PROTO = Thing(BASE + "__proto__", "__proto__", "topic")
HOSTILE = statement(
    f"Hear {SCRIPT} and <...> and {IMAGE} & \u2028 __proto__",
    HOSTILE_SPEAKER,
    ((HOSTILE_TARGET, "Hear"), (PROTO, "__proto__")),
    role=f"{IMAGE} role {SCRIPT}",
    source=HOSTILE_SOURCE,
)
HOSTILE_POSITION = position(
    HOSTILE, HOSTILE_TARGET, "supports", "Hear", coder=f"{IMAGE} coder"
)
