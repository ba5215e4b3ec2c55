"""The dossier of one case: what the board reads, as plain data. Pages, paper and JSON print the same."""

from __future__ import annotations

from dataclasses import replace

from jalon import __version__
from jalon.board.dossier import first_page, objects, timeline
from jalon.board.dossier.findings import finding
from jalon.board.dossier.model import Document, Dossier, Explained, Finding, Knowledge, Read
from jalon.board.dossier.naming import Desk
from jalon.board.dossier.recommendations import first
from jalon.board.dossier.support import support
from jalon.board.dossier.typography import day, iso_day, typeset
from jalon.board.words import Words
from jalon.guideline.answers import Answer
from jalon.guideline.boards import Board
from jalon.guideline.program import Program
from jalon.guideline.words_found import words_in

SCOPE = (
    "Jalon n'est pas un dispositif médical marqué CE. Il sert à écrire, vérifier, enseigner, simuler et auditer des référentiels, "
    "sur des dossiers fictifs ou de recherche. Il ne décide pas seul des soins d'une personne : la décision revient aux médecins de la RCP "
    "et au patient."
)


def dossier(board: Board, program: Program, lang: str) -> Dossier:
    """Everything that the answers of a case say, in the words of one language."""
    desk = Desk(board, program, Words(lang))
    urgent = [one for one in board.answers if objects.is_urgent(one)]
    others = [one for one in board.answers if not objects.is_urgent(one)]
    lesions, acts = objects.lesions(desk, others), objects.acts(desk, others)
    pages = {f"{kind}:{one.id}" for kind in ("lesion", "plan", "treatment") for one in desk.case.of(kind)}
    recommended, further = first(desk, board.answers)
    made = Dossier(
        lang=lang,
        case=board.case.id,
        on=board.case.on.isoformat(),
        day=day(board.case.on, lang),
        question=board.case.question,
        wish=board.case.wish,
        who=first_page.who(desk),
        alarms=first_page.alarms(desk, board.answers),
        first=recommended,
        further=further,
        unknown=first_page.unknown(desk),
        contradictory=tuple(dict.fromkeys(desk.fact(path) for one in board.answers for path in one.contradictory)),
        set_aside=tuple(f"{desk.written(one['fact'])} ({iso_day(one['on'], lang)})" for one in board.set_aside),
        urgent=tuple(finding(desk, one) for one in urgent),
        lesions=lesions,
        acts=acts,
        general=tuple(_general(desk, one) for one in others if objects.home(one) not in pages),
        support=support(desk),
        calendar=(),
        line=timeline.time_line(desk, board.answers),
        landmarks=(),
        readings=(),
        documents=(),
        words=(),
        scope=desk.say(SCOPE),
        version=__version__,
        knowledge=tuple(Knowledge(*one) for one in board.knowledge.items()),
    )
    return typeset(_grounded(desk, made), lang)  # type: ignore[no-any-return]


def _general(desk: Desk, answer: Answer) -> Finding:
    """An answer that has no page of its own: its title names the examination or the tumour that it is about, if there are several."""
    made = finding(desk, answer)
    about = [desk.case.thing(*piece.split(":", 1)) for piece in answer.about.split("+") if ":" in piece]
    names = ", ".join(desk.own_name(thing) for thing in about if thing is not None and len(desk.case.of(thing.kind)) > 1)
    return replace(made, title=f"{made.title} ({names})") if names else made


def _grounded(desk: Desk, made: Dossier) -> Dossier:
    """The dossier with its calendar, and with the readings and documents that its answers rest on."""
    findings = made.findings()
    used = dict.fromkeys(label for one in findings for label in one.readings)
    readings = (desk.program.readings[label] for label in used if label in desk.program.readings)
    return replace(
        made,
        landmarks=tuple(dict.fromkeys(mark for one in findings for mark in one.landmarks)),
        calendar=timeline.calendar(desk, findings, desk.board.answers),
        readings=tuple(Read(one.id, one.text[desk.number]) for one in readings),
        documents=documents(desk, findings),
        words=tuple(Explained(word, meaning) for word, meaning in words_in(desk.program, dict.fromkeys(_told(made)), desk.lang)),
    )


def _told(made: Dossier) -> list[str]:
    """The texts in which a word of the lexicon may stand: what the dossier says in sentences."""
    told = [*(one.text for one in made.first), *(one.effect for one in made.unknown), *made.who.parts]
    for one in made.findings():
        told += [one.title, one.says, one.sentence, *(argument.label for argument in one.arguments)]
    return told


def documents(desk: Desk, findings: tuple[Finding, ...]) -> tuple[Document, ...]:
    """The documents that the answers cite, each once."""
    places = (cite for one in findings for found in (one.cites, *(other.cites for other in one.others)) for cite in found)
    cited = dict.fromkeys(cite.document for cite in places)
    known = {source.label: source for source in desk.program.sources.values()}
    return tuple(
        Document(label, known[label].title, str(known[label].edition.year) if known[label].edition else "")  # type: ignore[union-attr]
        if label in known
        else Document(label, "", "")
        for label in cited
    )


__all__ = ["Dossier", "documents", "dossier"]
