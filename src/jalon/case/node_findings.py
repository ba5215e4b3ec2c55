"""Whether tumour was found in a regional node: what was measured there outweighs the word written for the whole."""

from __future__ import annotations

from jalon.case.facts import Facts
from jalon.case.shape import Derived
from jalon.case.statement import Statement
from jalon.case.words import YES_NO

_YES, _NO = frozenset(("yes",)), frozenset(("no",))
_SIZED = ("nodes.largest_deposit", "nodes.positive")
NODES = (
    Derived("nodes.found", "tumeur trouvée dans un ganglion régional", "tumour found in a regional node", YES_NO, 5,
            follows=("nodes.regional",)),
)  # fmt: skip


def node_findings(patient: Facts) -> None:
    """`nodes.found`: yes with any deposit, no when the nodes are said to be clear and nothing was measured in them.

    A node that holds isolated cells alone is reported as negative: the deposit then says what the word does not.
    """
    sized = [said for path in _SIZED for said in patient.get(path, ()) if said.amount is not None]
    # Some dispersed cells are tumour; none says nothing of a solid deposit.
    cells = [said for said in patient.get("nodes.cells", ()) if said.amount is not None and said.amount.high > 0]
    told = [said for said in patient.get("nodes.regional", ()) if said.words is not None]
    seen = [said for said in (*sized, *cells) if said.amount is not None and said.amount.low > 0]
    seen += [said for said in told if said.words == frozenset(("positive",))]
    if seen:
        patient["nodes.found"] = [_told(_YES, seen[0])]
        return
    clear = [said for said in sized if said.amount is not None and said.amount.high == 0]
    clear += [said for said in told if said.words == frozenset(("negative",))]
    if clear and len(clear) == len(sized) + len(cells) + len(told):
        patient["nodes.found"] = [_told(_NO, clear[0])]


def _told(words: frozenset[str], origin: Statement) -> Statement:
    return Statement(words=words, said=next(iter(words)), on=origin.on, source=origin.source)
