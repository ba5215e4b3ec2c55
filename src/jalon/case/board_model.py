"""Who takes part in the board, and the other board with which it must agree."""

# No postponed annotations here: pydantic would compile each of them again at import.

from typing import Annotated

from jalon.case import words as w
from jalon.case.model_base import Facts, Group
from jalon.case.shape import Said


def _present(fr: str, en: str) -> Said:
    return Said(f"présence : {fr}", f"present: {en}", w.YES_NO)


class Board(Group):
    """One meeting: each role present or not, and what the antitumour board has decided."""

    radiologist: Annotated[Facts, _present("radiologue", "radiologist")] = ()
    rheumatologist: Annotated[Facts, _present("rhumatologue", "rheumatologist")] = ()
    oncologist: Annotated[Facts, _present("oncologue", "oncologist")] = ()
    radiation_oncologist: Annotated[Facts, _present("radiothérapeute", "radiation oncologist")] = ()
    orthopaedic_surgeon: Annotated[Facts, _present("chirurgien orthopédiste", "orthopaedic surgeon")] = ()
    spine_surgeon: Annotated[Facts, _present("chirurgien du rachis", "spine surgeon")] = ()
    pain_physician: Annotated[Facts, _present("médecin de la douleur", "pain physician")] = ()
    pathologist: Annotated[Facts, _present("pathologiste", "pathologist")] = ()
    nuclear_physician: Annotated[Facts, _present("médecin nucléaire", "nuclear medicine physician")] = ()
    pneumologist: Annotated[Facts, _present("pneumologue", "pneumologist")] = ()
    palliative_physician: Annotated[Facts, _present("médecin de soins palliatifs", "palliative care physician")] = ()
    coordinator: Annotated[Facts, _present("coordonnateur", "coordinator")] = ()
    oncology_decision: Annotated[Facts, Said("décision de la RCP antitumorale connue", "antitumour board decision known", w.YES_NO)] = ()
    oncology_agreement: Annotated[Facts, Said("accord avec la RCP antitumorale", "agreement with the antitumour board", w.YES_NO)] = ()
