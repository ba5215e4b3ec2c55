"""What a dossier says of one case: plain words in the language of the reader, ready for a page, for paper and for JSON."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cite:
    """One place of one document, and the line of the sheet that holds it."""

    document: str
    where: str
    sheet: str
    line: int


@dataclass(frozen=True, slots=True)
class Reason:
    """A fact that was read: what it is, its value with unit, its day, who said it, its points in a score, why it is not sure."""

    label: str
    says: str
    on: str
    source: str
    points: str
    why: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A fact that is not known, why, who obtains it, and what each of its values would leave."""

    fact: str
    label: str
    why: str
    how: str
    effects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Other:
    """What another source says of the same question."""

    source: str
    edition: str
    says: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Verified:
    """How far a place was verified, when it was not simply confirmed."""

    says: str
    where: str
    sheet: str
    line: int


@dataclass(frozen=True, slots=True)
class Landmark:
    """A figure of a document, as printed and as corrected; shown, never computed with."""

    measure: str
    printed: str
    corrected: str
    population: str
    verification: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Argument:
    """A reason for or against an option. `holds` is yes, no or unknown; `weight` is told in words."""

    label: str
    weight: str
    side: str
    reason: str
    holds: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer. `rule`, `about`, `status`, `value`, `possible`, `urgency` are the identifiers of the JSON; everything else is words."""

    anchor: str
    rule: str
    about: str
    status: str
    value: str
    possible: tuple[str, ...]
    title: str
    subject: str
    says: str
    mark: str
    sentence: str
    urgency: str
    when: str
    strength: str
    items: tuple[str, ...]
    due: str
    blocked: tuple[str, ...]
    reasons: tuple[Reason, ...]
    arguments: tuple[Argument, ...]
    gaps: tuple[Gap, ...]
    others: tuple[Other, ...]
    landmarks: tuple[Landmark, ...]
    cites: tuple[Cite, ...]
    readings: tuple[str, ...]
    verified: tuple[Verified, ...]
    edition: str
    conditional: bool
    wide: bool
    contradictory: tuple[str, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """The documents that the answer comes from, each with its first places, without the lines of the sheets."""
        places: dict[str, dict[str, str]] = {}
        for one in self.cites:
            places.setdefault(one.document, {}).setdefault(one.where.lower(), one.where)
        first = {document: [where for where in found.values() if where][:2] for document, found in places.items()}
        return tuple(", ".join([document, *found]) for document, found in first.items())

    @property
    def under(self) -> str:
        """The sentence under the name of its object, which it need not say again."""
        rest = self.sentence.removeprefix(self.subject).lstrip()
        if len(rest) == len(self.sentence) or not rest.startswith(":"):
            return self.sentence
        rest = rest[1:].lstrip()
        return rest[:1].upper() + rest[1:]

    @property
    def fresh(self) -> tuple[str, ...]:
        """The elements of its list, unless its sentence says them all already."""
        return () if all(one in self.sentence for one in self.items) else self.items

    @property
    def applies(self) -> bool:
        """Whether the answer is about this patient at all."""
        return self.status != "not_applicable"

    @property
    def calls(self) -> bool:
        """Whether the answer stands among what is to be done or weighed; what is for information only stands apart."""
        return self.applies and self.urgency != "information"

    @property
    def idle(self) -> bool:
        """Whether an option is surely not indicated, and nothing speaks for it."""
        return self.value == "not_indicated" and not any(one.side == "for" and one.holds == "yes" for one in self.arguments)


@dataclass(frozen=True, slots=True)
class Band:
    """A class of a score: from `first` to `last` points, both in it, in words."""

    first: int
    last: int
    says: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A score on its scale: it may be from `low` to `high`; the scale goes from `least` to `most`. `reader` is the rule of its classes."""

    least: int
    most: int
    low: int
    high: int
    bands: tuple[Band, ...]
    finding: Finding
    reader: str = ""


@dataclass(frozen=True, slots=True)
class Lesion:
    """One lesion: where, its type (empty: not known), its scores, the options side by side, the other answers, what is missing for it."""

    id: str
    name: str
    site: str
    leaves: tuple[str, ...]
    matrix: str
    organ: str
    facts: tuple[Reason, ...]
    scores: tuple[Bar, ...]
    options: tuple[Finding, ...]
    findings: tuple[Finding, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Act:
    """A planned act, or the treatments given: its requirements, the delays around it, the other answers."""

    id: str
    name: str
    requirements: tuple[Finding, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """Days of the time line, both included (ISO). `kind`: given, planned, blocked, discuss. `sure` is false when an end is not known."""

    first: str
    last: str
    kind: str
    says: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """A line of the time line: one drug or one act."""

    name: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class TimeLine:
    """What was given, what is planned, the days on which no act may fall; the same as sentences in `steps`."""

    first: str
    last: str
    today: str
    lanes: tuple[Lane, ...]
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """Something of the calendar: what, from when to when (ISO), in words."""

    first: str
    last: str
    when: str
    says: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Who:
    """The person in one line, each part empty when nothing is known of it."""

    pseudonym: str
    age: str
    sex: str
    tumours: tuple[str, ...]
    performance: str
    expectancy: str

    @property
    def parts(self) -> tuple[str, ...]:
        """What is known, in the order in which it is read."""
        return tuple(filter(None, (self.sex, self.age, *self.tumours, self.performance, self.expectancy)))


@dataclass(frozen=True, slots=True)
class Alarm:
    """One of the urgent questions. `state`: yes, suspected, no, unknown; `says` and `mark` tell it without a colour."""

    title: str
    state: str
    says: str
    mark: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One thing to do, in at most 25 words. `kind`: urgent, safety, main, support."""

    text: str
    kind: str
    urgency: str
    when: str
    strength: str
    mark: str
    sure: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """A fact to obtain first, who obtains it, and in one sentence what it may change."""

    fact: str
    label: str
    how: str
    effect: str


@dataclass(frozen=True, slots=True)
class Read:
    """How a word or a misprint of a document was read."""

    id: str
    says: str


@dataclass(frozen=True, slots=True)
class Document:
    """A source that answers rest on: its name, its title, its edition in words."""

    label: str
    title: str
    edition: str


@dataclass(frozen=True, slots=True)
class Knowledge:
    """A folder of sheets, with the digest of what was read."""

    name: str
    digest: str


@dataclass(frozen=True, slots=True)
class Explained:
    """A word that the dossier uses, explained."""

    word: str
    says: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Something to ask the person, and the answer; `told` is what was written in free text. Without either it is still to be asked."""

    label: str
    says: str
    told: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """One case as the board reads it. Dates are ISO in `on` and in the time line, in words everywhere else."""

    lang: str
    case: str
    on: str
    day: str
    question: str
    wish: str
    who: Who
    alarms: tuple[Alarm, ...]
    first: tuple[Recommendation, ...]
    further: int
    unknown: tuple[Unknown, ...]
    contradictory: tuple[str, ...]
    set_aside: tuple[str, ...]
    urgent: tuple[Finding, ...]
    lesions: tuple[Lesion, ...]
    acts: tuple[Act, ...]
    general: tuple[Finding, ...]
    support: tuple[Asked, ...]
    calendar: tuple[Due, ...]
    line: TimeLine
    landmarks: tuple[Landmark, ...]
    readings: tuple[Read, ...]
    documents: tuple[Document, ...]
    words: tuple[Explained, ...]
    scope: str
    version: str
    knowledge: tuple[Knowledge, ...]

    def findings(self) -> tuple[Finding, ...]:
        """Every answer, in the order of the pages."""
        found = list(self.urgent)
        for lesion in self.lesions:
            found += [bar.finding for bar in lesion.scores]
            found += [*lesion.options, *lesion.findings]
        for act in self.acts:
            found += [*act.requirements, *act.findings]
        return (*found, *self.general)
