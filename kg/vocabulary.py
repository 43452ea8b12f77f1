"""The terms of the vocabulary as plain strings.

GENERATED from ontology/kg.ttl by ontology/generate.py: change that, then run
`make golden`. No RDF library is imported, so that commands start fast.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

BASE: Final = "https://w3id.org/ai-positions/"
ONTOLOGY: Final = "https://w3id.org/ai-positions/ontology"
VERSION: Final = "0.3.0"
C: Final = "https://w3id.org/ai-positions/concept/"
CODEBOOK: Final = "codebook"
PREFIXES: Final = {
    "c": "https://w3id.org/ai-positions/concept/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "kg": "https://w3id.org/ai-positions/ontology#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


class DCAT:
    """Terms of http://www.w3.org/ns/dcat#"""

    Dataset: Final = "http://www.w3.org/ns/dcat#Dataset"
    Distribution: Final = "http://www.w3.org/ns/dcat#Distribution"
    byteSize: Final = "http://www.w3.org/ns/dcat#byteSize"
    distribution: Final = "http://www.w3.org/ns/dcat#distribution"
    downloadURL: Final = "http://www.w3.org/ns/dcat#downloadURL"
    keyword: Final = "http://www.w3.org/ns/dcat#keyword"
    mediaType: Final = "http://www.w3.org/ns/dcat#mediaType"
    version: Final = "http://www.w3.org/ns/dcat#version"


class DCT:
    """Terms of http://purl.org/dc/terms/"""

    conformsTo: Final = "http://purl.org/dc/terms/conformsTo"
    creator: Final = "http://purl.org/dc/terms/creator"
    description: Final = "http://purl.org/dc/terms/description"
    format: Final = "http://purl.org/dc/terms/format"
    hasPart: Final = "http://purl.org/dc/terms/hasPart"
    identifier: Final = "http://purl.org/dc/terms/identifier"
    isReplacedBy: Final = "http://purl.org/dc/terms/isReplacedBy"
    issued: Final = "http://purl.org/dc/terms/issued"
    language: Final = "http://purl.org/dc/terms/language"
    license: Final = "http://purl.org/dc/terms/license"
    publisher: Final = "http://purl.org/dc/terms/publisher"
    title: Final = "http://purl.org/dc/terms/title"
    type: Final = "http://purl.org/dc/terms/type"


class FOAF:
    """Terms of http://xmlns.com/foaf/0.1/"""

    Agent: Final = "http://xmlns.com/foaf/0.1/Agent"
    Document: Final = "http://xmlns.com/foaf/0.1/Document"
    Group: Final = "http://xmlns.com/foaf/0.1/Group"
    Person: Final = "http://xmlns.com/foaf/0.1/Person"
    name: Final = "http://xmlns.com/foaf/0.1/name"


class KG:
    """Terms of https://w3id.org/ai-positions/ontology#"""

    Adjudication: Final = "https://w3id.org/ai-positions/ontology#Adjudication"
    AllianceInitiative: Final = "https://w3id.org/ai-positions/ontology#AllianceInitiative"
    AttributedWords: Final = "https://w3id.org/ai-positions/ontology#AttributedWords"
    Claim: Final = "https://w3id.org/ai-positions/ontology#Claim"
    CodedStatement: Final = "https://w3id.org/ai-positions/ontology#CodedStatement"
    CodedValue: Final = "https://w3id.org/ai-positions/ontology#CodedValue"
    Coding: Final = "https://w3id.org/ai-positions/ontology#Coding"
    CollectiveActor: Final = "https://w3id.org/ai-positions/ontology#CollectiveActor"
    EditorialInsertion: Final = "https://w3id.org/ai-positions/ontology#EditorialInsertion"
    Elision: Final = "https://w3id.org/ai-positions/ontology#Elision"
    Event: Final = "https://w3id.org/ai-positions/ontology#Event"
    HumanCoding: Final = "https://w3id.org/ai-positions/ontology#HumanCoding"
    Initiative: Final = "https://w3id.org/ai-positions/ontology#Initiative"
    InitiativeState: Final = "https://w3id.org/ai-positions/ontology#InitiativeState"
    Judgement: Final = "https://w3id.org/ai-positions/ontology#Judgement"
    MachineCoding: Final = "https://w3id.org/ai-positions/ontology#MachineCoding"
    Mention: Final = "https://w3id.org/ai-positions/ontology#Mention"
    OpposingPosition: Final = "https://w3id.org/ai-positions/ontology#OpposingPosition"
    Participation: Final = "https://w3id.org/ai-positions/ontology#Participation"
    Position: Final = "https://w3id.org/ai-positions/ontology#Position"
    Proposal: Final = "https://w3id.org/ai-positions/ontology#Proposal"
    ProposalRun: Final = "https://w3id.org/ai-positions/ontology#ProposalRun"
    Said: Final = "https://w3id.org/ai-positions/ontology#Said"
    Section: Final = "https://w3id.org/ai-positions/ontology#Section"
    Source: Final = "https://w3id.org/ai-positions/ontology#Source"
    Span: Final = "https://w3id.org/ai-positions/ontology#Span"
    State: Final = "https://w3id.org/ai-positions/ontology#State"
    Statement: Final = "https://w3id.org/ai-positions/ontology#Statement"
    StatementCandidate: Final = "https://w3id.org/ai-positions/ontology#StatementCandidate"
    StatementType: Final = "https://w3id.org/ai-positions/ontology#StatementType"
    SupportingPosition: Final = "https://w3id.org/ai-positions/ontology#SupportingPosition"
    Topic: Final = "https://w3id.org/ai-positions/ontology#Topic"
    Variable: Final = "https://w3id.org/ai-positions/ontology#Variable"
    VariableEntity: Final = "https://w3id.org/ai-positions/ontology#VariableEntity"
    VariableValue: Final = "https://w3id.org/ai-positions/ontology#VariableValue"
    accordingTo: Final = "https://w3id.org/ai-positions/ontology#accordingTo"
    adducedFor: Final = "https://w3id.org/ai-positions/ontology#adducedFor"
    asOf: Final = "https://w3id.org/ai-positions/ontology#asOf"
    atEvent: Final = "https://w3id.org/ai-positions/ontology#atEvent"
    attestedIn: Final = "https://w3id.org/ai-positions/ontology#attestedIn"
    attribution: Final = "https://w3id.org/ai-positions/ontology#attribution"
    claimType: Final = "https://w3id.org/ai-positions/ontology#claimType"
    claimant: Final = "https://w3id.org/ai-positions/ontology#claimant"
    coderKind: Final = "https://w3id.org/ai-positions/ontology#coderKind"
    colour: Final = "https://w3id.org/ai-positions/ontology#colour"
    condition: Final = "https://w3id.org/ai-positions/ontology#condition"
    confidence: Final = "https://w3id.org/ai-positions/ontology#confidence"
    contradicts: Final = "https://w3id.org/ai-positions/ontology#contradicts"
    couldReferTo: Final = "https://w3id.org/ai-positions/ontology#couldReferTo"
    cue: Final = "https://w3id.org/ai-positions/ontology#cue"
    dataType: Final = "https://w3id.org/ai-positions/ontology#dataType"
    denotes: Final = "https://w3id.org/ai-positions/ontology#denotes"
    endpoint: Final = "https://w3id.org/ai-positions/ontology#endpoint"
    evidence: Final = "https://w3id.org/ai-positions/ontology#evidence"
    extractor: Final = "https://w3id.org/ai-positions/ontology#extractor"
    hasMention: Final = "https://w3id.org/ai-positions/ontology#hasMention"
    hasVariable: Final = "https://w3id.org/ai-positions/ontology#hasVariable"
    hasVariableValue: Final = "https://w3id.org/ai-positions/ontology#hasVariableValue"
    heading: Final = "https://w3id.org/ai-positions/ontology#heading"
    holder: Final = "https://w3id.org/ai-positions/ontology#holder"
    inCapacity: Final = "https://w3id.org/ai-positions/ontology#inCapacity"
    inSection: Final = "https://w3id.org/ai-positions/ontology#inSection"
    judges: Final = "https://w3id.org/ai-positions/ontology#judges"
    judgesName: Final = "https://w3id.org/ai-positions/ontology#judgesName"
    meaning: Final = "https://w3id.org/ai-positions/ontology#meaning"
    mentionStatus: Final = "https://w3id.org/ai-positions/ontology#mentionStatus"
    method: Final = "https://w3id.org/ai-positions/ontology#method"
    mode: Final = "https://w3id.org/ai-positions/ontology#mode"
    ofVariable: Final = "https://w3id.org/ai-positions/ontology#ofVariable"
    onBehalfOf: Final = "https://w3id.org/ai-positions/ontology#onBehalfOf"
    onTopic: Final = "https://w3id.org/ai-positions/ontology#onTopic"
    opposes: Final = "https://w3id.org/ai-positions/ontology#opposes"
    outlet: Final = "https://w3id.org/ai-positions/ontology#outlet"
    part: Final = "https://w3id.org/ai-positions/ontology#part"
    partOfEvent: Final = "https://w3id.org/ai-positions/ontology#partOfEvent"
    partOfSection: Final = "https://w3id.org/ai-positions/ontology#partOfSection"
    participant: Final = "https://w3id.org/ai-positions/ontology#participant"
    participantCount: Final = "https://w3id.org/ai-positions/ontology#participantCount"
    participantsAsPrinted: Final = "https://w3id.org/ai-positions/ontology#participantsAsPrinted"
    participationIn: Final = "https://w3id.org/ai-positions/ontology#participationIn"
    participationStatus: Final = "https://w3id.org/ai-positions/ontology#participationStatus"
    precision: Final = "https://w3id.org/ai-positions/ontology#precision"
    precisionCases: Final = "https://w3id.org/ai-positions/ontology#precisionCases"
    promotes: Final = "https://w3id.org/ai-positions/ontology#promotes"
    promptDigest: Final = "https://w3id.org/ai-positions/ontology#promptDigest"
    proposedFrom: Final = "https://w3id.org/ai-positions/ontology#proposedFrom"
    proposedHolder: Final = "https://w3id.org/ai-positions/ontology#proposedHolder"
    proposedSpan: Final = "https://w3id.org/ai-positions/ontology#proposedSpan"
    proposedSpeaker: Final = "https://w3id.org/ai-positions/ontology#proposedSpeaker"
    proposedStance: Final = "https://w3id.org/ai-positions/ontology#proposedStance"
    proposedTarget: Final = "https://w3id.org/ai-positions/ontology#proposedTarget"
    rank: Final = "https://w3id.org/ai-positions/ontology#rank"
    reading: Final = "https://w3id.org/ai-positions/ontology#reading"
    recordStatus: Final = "https://w3id.org/ai-positions/ontology#recordStatus"
    refersTo: Final = "https://w3id.org/ai-positions/ontology#refersTo"
    respondsTo: Final = "https://w3id.org/ai-positions/ontology#respondsTo"
    rule: Final = "https://w3id.org/ai-positions/ontology#rule"
    sha256: Final = "https://w3id.org/ai-positions/ontology#sha256"
    sourceSpan: Final = "https://w3id.org/ai-positions/ontology#sourceSpan"
    span: Final = "https://w3id.org/ai-positions/ontology#span"
    speaker: Final = "https://w3id.org/ai-positions/ontology#speaker"
    spokeAbout: Final = "https://w3id.org/ai-positions/ontology#spokeAbout"
    stance: Final = "https://w3id.org/ai-positions/ontology#stance"
    stateOf: Final = "https://w3id.org/ai-positions/ontology#stateOf"
    stateValue: Final = "https://w3id.org/ai-positions/ontology#stateValue"
    statementType: Final = "https://w3id.org/ai-positions/ontology#statementType"
    supports: Final = "https://w3id.org/ai-positions/ontology#supports"
    target: Final = "https://w3id.org/ai-positions/ontology#target"
    textDigest: Final = "https://w3id.org/ai-positions/ontology#textDigest"
    textMadeBy: Final = "https://w3id.org/ai-positions/ontology#textMadeBy"
    titleAsPrinted: Final = "https://w3id.org/ai-positions/ontology#titleAsPrinted"
    translationNote: Final = "https://w3id.org/ai-positions/ontology#translationNote"
    valueEntity: Final = "https://w3id.org/ai-positions/ontology#valueEntity"
    verdict: Final = "https://w3id.org/ai-positions/ontology#verdict"
    within: Final = "https://w3id.org/ai-positions/ontology#within"
    years: Final = "https://w3id.org/ai-positions/ontology#years"


class OA:
    """Terms of http://www.w3.org/ns/oa#"""

    Selector: Final = "http://www.w3.org/ns/oa#Selector"
    SpecificResource: Final = "http://www.w3.org/ns/oa#SpecificResource"
    TextPositionSelector: Final = "http://www.w3.org/ns/oa#TextPositionSelector"
    TextQuoteSelector: Final = "http://www.w3.org/ns/oa#TextQuoteSelector"
    end: Final = "http://www.w3.org/ns/oa#end"
    exact: Final = "http://www.w3.org/ns/oa#exact"
    hasSelector: Final = "http://www.w3.org/ns/oa#hasSelector"
    hasSource: Final = "http://www.w3.org/ns/oa#hasSource"
    start: Final = "http://www.w3.org/ns/oa#start"


class ORG:
    """Terms of http://www.w3.org/ns/org#"""

    FormalOrganization: Final = "http://www.w3.org/ns/org#FormalOrganization"
    Membership: Final = "http://www.w3.org/ns/org#Membership"
    Organization: Final = "http://www.w3.org/ns/org#Organization"
    OrganizationalCollaboration: Final = "http://www.w3.org/ns/org#OrganizationalCollaboration"
    OrganizationalUnit: Final = "http://www.w3.org/ns/org#OrganizationalUnit"
    Role: Final = "http://www.w3.org/ns/org#Role"
    member: Final = "http://www.w3.org/ns/org#member"
    organization: Final = "http://www.w3.org/ns/org#organization"
    role: Final = "http://www.w3.org/ns/org#role"
    subOrganizationOf: Final = "http://www.w3.org/ns/org#subOrganizationOf"
    unitOf: Final = "http://www.w3.org/ns/org#unitOf"


class OWL:
    """Terms of http://www.w3.org/2002/07/owl#"""

    AnnotationProperty: Final = "http://www.w3.org/2002/07/owl#AnnotationProperty"
    Class: Final = "http://www.w3.org/2002/07/owl#Class"
    DatatypeProperty: Final = "http://www.w3.org/2002/07/owl#DatatypeProperty"
    NamedIndividual: Final = "http://www.w3.org/2002/07/owl#NamedIndividual"
    ObjectProperty: Final = "http://www.w3.org/2002/07/owl#ObjectProperty"
    Ontology: Final = "http://www.w3.org/2002/07/owl#Ontology"
    sameAs: Final = "http://www.w3.org/2002/07/owl#sameAs"
    versionIRI: Final = "http://www.w3.org/2002/07/owl#versionIRI"
    versionInfo: Final = "http://www.w3.org/2002/07/owl#versionInfo"


class PROV:
    """Terms of http://www.w3.org/ns/prov#"""

    Activity: Final = "http://www.w3.org/ns/prov#Activity"
    Agent: Final = "http://www.w3.org/ns/prov#Agent"
    Entity: Final = "http://www.w3.org/ns/prov#Entity"
    Plan: Final = "http://www.w3.org/ns/prov#Plan"
    SoftwareAgent: Final = "http://www.w3.org/ns/prov#SoftwareAgent"
    used: Final = "http://www.w3.org/ns/prov#used"
    wasAssociatedWith: Final = "http://www.w3.org/ns/prov#wasAssociatedWith"
    wasAttributedTo: Final = "http://www.w3.org/ns/prov#wasAttributedTo"
    wasDerivedFrom: Final = "http://www.w3.org/ns/prov#wasDerivedFrom"
    wasGeneratedBy: Final = "http://www.w3.org/ns/prov#wasGeneratedBy"
    wasQuotedFrom: Final = "http://www.w3.org/ns/prov#wasQuotedFrom"


class RDF:
    """Terms of http://www.w3.org/1999/02/22-rdf-syntax-ns#"""

    langString: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
    type: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


class RDFS:
    """Terms of http://www.w3.org/2000/01/rdf-schema#"""

    Class: Final = "http://www.w3.org/2000/01/rdf-schema#Class"
    Literal: Final = "http://www.w3.org/2000/01/rdf-schema#Literal"
    comment: Final = "http://www.w3.org/2000/01/rdf-schema#comment"
    domain: Final = "http://www.w3.org/2000/01/rdf-schema#domain"
    isDefinedBy: Final = "http://www.w3.org/2000/01/rdf-schema#isDefinedBy"
    label: Final = "http://www.w3.org/2000/01/rdf-schema#label"
    range: Final = "http://www.w3.org/2000/01/rdf-schema#range"
    seeAlso: Final = "http://www.w3.org/2000/01/rdf-schema#seeAlso"
    subClassOf: Final = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
    subPropertyOf: Final = "http://www.w3.org/2000/01/rdf-schema#subPropertyOf"


class SCHEMA:
    """Terms of https://schema.org/"""

    Claim: Final = "https://schema.org/Claim"
    Event: Final = "https://schema.org/Event"
    PropertyValue: Final = "https://schema.org/PropertyValue"
    Quotation: Final = "https://schema.org/Quotation"
    additionalProperty: Final = "https://schema.org/additionalProperty"
    articleSection: Final = "https://schema.org/articleSection"
    datePublished: Final = "https://schema.org/datePublished"
    name: Final = "https://schema.org/name"
    sameAs: Final = "https://schema.org/sameAs"
    url: Final = "https://schema.org/url"
    value: Final = "https://schema.org/value"


class SKOS:
    """Terms of http://www.w3.org/2004/02/skos/core#"""

    Concept: Final = "http://www.w3.org/2004/02/skos/core#Concept"
    ConceptScheme: Final = "http://www.w3.org/2004/02/skos/core#ConceptScheme"
    altLabel: Final = "http://www.w3.org/2004/02/skos/core#altLabel"
    broader: Final = "http://www.w3.org/2004/02/skos/core#broader"
    definition: Final = "http://www.w3.org/2004/02/skos/core#definition"
    editorialNote: Final = "http://www.w3.org/2004/02/skos/core#editorialNote"
    example: Final = "http://www.w3.org/2004/02/skos/core#example"
    inScheme: Final = "http://www.w3.org/2004/02/skos/core#inScheme"
    note: Final = "http://www.w3.org/2004/02/skos/core#note"
    prefLabel: Final = "http://www.w3.org/2004/02/skos/core#prefLabel"
    scopeNote: Final = "http://www.w3.org/2004/02/skos/core#scopeNote"


class VOID:
    """Terms of http://rdfs.org/ns/void#"""

    Dataset: Final = "http://rdfs.org/ns/void#Dataset"
    class_: Final = "http://rdfs.org/ns/void#class"
    classPartition: Final = "http://rdfs.org/ns/void#classPartition"
    classes: Final = "http://rdfs.org/ns/void#classes"
    distinctObjects: Final = "http://rdfs.org/ns/void#distinctObjects"
    distinctSubjects: Final = "http://rdfs.org/ns/void#distinctSubjects"
    documents: Final = "http://rdfs.org/ns/void#documents"
    entities: Final = "http://rdfs.org/ns/void#entities"
    exampleResource: Final = "http://rdfs.org/ns/void#exampleResource"
    properties: Final = "http://rdfs.org/ns/void#properties"
    property: Final = "http://rdfs.org/ns/void#property"
    propertyPartition: Final = "http://rdfs.org/ns/void#propertyPartition"
    triples: Final = "http://rdfs.org/ns/void#triples"
    uriSpace: Final = "http://rdfs.org/ns/void#uriSpace"
    vocabulary: Final = "http://rdfs.org/ns/void#vocabulary"


class XSD:
    """Terms of http://www.w3.org/2001/XMLSchema#"""

    anyURI: Final = "http://www.w3.org/2001/XMLSchema#anyURI"
    boolean: Final = "http://www.w3.org/2001/XMLSchema#boolean"
    date: Final = "http://www.w3.org/2001/XMLSchema#date"
    dateTime: Final = "http://www.w3.org/2001/XMLSchema#dateTime"
    decimal: Final = "http://www.w3.org/2001/XMLSchema#decimal"
    double: Final = "http://www.w3.org/2001/XMLSchema#double"
    float: Final = "http://www.w3.org/2001/XMLSchema#float"
    integer: Final = "http://www.w3.org/2001/XMLSchema#integer"
    long: Final = "http://www.w3.org/2001/XMLSchema#long"
    nonNegativeInteger: Final = "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"
    string: Final = "http://www.w3.org/2001/XMLSchema#string"


class CoderKind(StrEnum):
    """Values of the closed list c:coder."""

    HUMAN = "human"
    MODEL = "model"
    RULE = "rule"


class DataType(StrEnum):
    """Values of the closed list c:data."""

    BOOLEAN = "boolean"
    INTEGER = "integer"
    LONG_TEXT = "long-text"
    SHORT_TEXT = "short-text"


class MeaningOfAVariable(StrEnum):
    """Values of the closed list c:meaning."""

    AGREEMENT = "agreement"
    CLAIM = "claim"
    ORGANIZATION = "organization"
    PERSON = "person"


class MentionStatus(StrEnum):
    """Values of the closed list c:mention."""

    AMBIGUOUS = "ambiguous"
    CANDIDATE = "candidate"
    LINKED = "linked"


class SpeakerMethod(StrEnum):
    """Values of the closed list c:method."""

    CONTINUED = "continued"
    GIVEN_NAME = "given-name"
    INTRODUCED = "introduced"
    METADATA = "metadata"
    NAMED = "named"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"
    PUBLISHER = "publisher"
    RECORD = "record"
    SURNAME = "surname"
    TURN_LABEL = "turn-label"


class Mode(StrEnum):
    """Values of the closed list c:mode."""

    ATTRIBUTED = "attributed"
    DIRECT = "direct"
    EDITORIAL = "editorial"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Rank(StrEnum):
    """Values of the closed list c:rank."""

    DEPRECATED = "deprecated"
    NORMAL = "normal"
    PREFERRED = "preferred"


class RecordStatus(StrEnum):
    """Values of the closed list c:record."""

    CANDIDATE = "candidate"
    CONFIRMED = "confirmed"


class ExtractionRule(StrEnum):
    """Values of the closed list c:rule."""

    ACCORDING_TO = "according-to"
    ANNOUNCED = "announced"
    AS_SAID = "as-said"
    ATTRIBUTION_THEN_QUOTATION = "attribution-then-quotation"
    CLAUSE = "clause"
    CODED = "coded"
    COLON = "colon"
    FLOATING = "floating"
    HEADING = "heading"
    INFINITIVE = "infinitive"
    INVERTED = "inverted"
    JOINED = "joined"
    LABEL_IN_CAPITALS = "label-in-capitals"
    LABEL_THEN_QUOTATION = "label-then-quotation"
    LEAD_SENTENCE = "lead-sentence"
    LIGHT = "light"
    NAME_LINE_THEN_QUOTATION = "name-line-then-quotation"
    NOUN_INFINITIVE = "noun-infinitive"
    NOUN_PREPOSITION = "noun-preposition"
    NOUN_THAT = "noun-that"
    NOUN_UNATTRIBUTED = "noun-unattributed"
    OBJECT = "object"
    PARAGRAPH = "paragraph"
    PARTICIPLE = "participle"
    PARTICIPLE_OBJECT = "participle-object"
    PASSIVE = "passive"
    PASSIVE_BY = "passive-by"
    POST = "post"
    PREPOSITION = "preposition"
    PURPOSE = "purpose"
    QUESTION = "question"
    QUOTATION = "quotation"
    QUOTATION_THEN_ATTRIBUTION = "quotation-then-attribution"
    QUOTATION_THEN_VERB_THEN_ATTRIBUTION = "quotation-then-verb-then-attribution"
    REQUEST = "request"
    SEEMING = "seeming"
    SIGNATURE = "signature"
    SPEECH_PARAGRAPH = "speech-paragraph"
    SPLIT = "split"
    THAT = "that"
    TITLE_WITH_COLON = "title-with-colon"
    TURN = "turn"
    UTTERANCE = "utterance"


class Stance(StrEnum):
    """Values of the closed list c:stance."""

    MIXED = "mixed"
    NEUTRAL = "neutral"
    OPPOSES = "opposes"
    REPORTS = "reports"
    SUPPORTS = "supports"


class InitiativeStatus(StrEnum):
    """Values of the closed list c:state."""

    ENDED = "ended"
    ESTABLISHED = "established"
    LAUNCHED = "launched"
    PLANNED = "planned"
    PROPOSED = "proposed"
    SUSPENDED = "suspended"


class ParticipationStatus(StrEnum):
    """Values of the closed list c:status."""

    APPLIED = "applied"
    CHAIR = "chair"
    HOST = "host"
    INVITED = "invited"
    MEMBER = "member"
    WITHDRAWN = "withdrawn"


class TranslationNote(StrEnum):
    """Values of the closed list c:translation."""

    AI_MENTIONED_AMBIGUOUS = "ai-mentioned-ambiguous"
    BY_AI = "by-ai"
    MACHINE = "machine"
    ORIGINAL_BY_AI = "original-by-ai"
    STATED = "stated"


class ClaimType(StrEnum):
    """Values of the closed list c:type."""

    COMMITMENT = "commitment"
    FACT = "fact"
    PREDICTION = "prediction"
    PROBLEM = "problem"
    PROPOSAL = "proposal"
    VALUE = "value"


class Verdict(StrEnum):
    """Values of the closed list c:verdict."""

    DIFFERENT = "different"
    SAME = "same"
    UNSURE = "unsure"
