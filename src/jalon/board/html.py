"""The dossier as one self-contained page: no script, no address, nothing but its own style."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jalon.board.dossier.model import Dossier
from jalon.board.grounds import grounds
from jalon.board.lesion_facts import written
from jalon.board.meeting import meeting
from jalon.board.subjects import small
from jalon.board.words import Words

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

TEMPLATES = Path(__file__).parent / "templates"


def page(dossiers: Sequence[Dossier]) -> str:
    """One case; or a meeting: its agenda, what each role looks at, then the cases in that order."""
    from markupsafe import Markup

    say = Words(dossiers[0].lang)
    together = meeting(dossiers, say.lang) if len(dossiers) > 1 else None
    dossiers = together.ordered(dossiers) if together else dossiers
    first = dossiers[0]
    style = (TEMPLATES / "dossier.css").read_text(encoding="utf-8")
    title = f"{say('Dossier')} {first.case}" if len(dossiers) == 1 else say.count("{n} dossier", "{n} dossiers", len(dossiers))
    title = f"{title}, {together.day if together else first.day}"
    return (
        environment()
        .get_template("page.html")
        .render(
            lang=first.lang,
            say=say,
            title=title,
            style=Markup(style),
            style_digest=Markup(digest(style)),
            meeting=Markup(environment().get_template("meeting.html").render(meeting=together, title=title, say=say)) if together else "",
            cases=_cases(dossiers, say),
            grounds=_grounds(dossiers, say) if together else "",
            scope=first.scope,
            version=first.version,
            knowledge=first.knowledge,
        )
    )


def _cases(dossiers: Sequence[Dossier], say: Words) -> list[Markup]:
    """The cases; of a meeting, what they rest on comes once, after the last, and their bones are drawn once."""
    from markupsafe import Markup

    template = environment().get_template("case.html")
    alone, drawn, made = len(dossiers) == 1, False, []
    for number, one in enumerate(dossiers, start=1):
        prefix = f"c{number}"
        told = template.render(
            dossier=one,
            say=say,
            prefix=prefix,
            at=prefix if alone else "all",
            grounds=grounds(dossiers) if alone else None,
            written=written,
            picture=_Pictures(one, drawn),
        )
        made.append(Markup(told))
        drawn = drawn or bool(one.lesions)
    return made


class _Pictures:
    """The drawings of a dossier, which are markup already; bones that are `drawn` above are shown again."""

    def __init__(self, dossier: Dossier, drawn: bool) -> None:
        from markupsafe import Markup

        from jalon.board.drawing.pictures import Pictures

        pictures = Pictures(dossier)

        def inside(svg: str) -> Markup:
            """A drawing inside a page, which knows the name space of SVG."""
            return Markup(svg.replace(' xmlns="http://www.w3.org/2000/svg"', "", 1))

        self.skeleton = inside(pictures.skeleton(drawn)) if dossier.lesions else ""
        self.legend = pictures.legend()
        self.bar = lambda bar: inside(pictures.bar(bar))
        self.line = lambda line: inside(pictures.line(line))


def _grounds(dossiers: Sequence[Dossier], say: Words) -> Markup:
    from markupsafe import Markup

    return Markup(environment().get_template("grounds.html").render(grounds=grounds(dossiers), at="all", say=say))


@cache
def environment() -> Environment:
    """The templates: everything is escaped, and a name that does not exist is an error."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
    made.filters["small"] = small
    return made


def digest(style: str) -> str:
    """The digest by which a page allows its own style and no other."""
    return "sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
