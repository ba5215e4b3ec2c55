"""What supports the patient beside the treatment of the tumour: needs, who coordinates, what is wished, the ten questions of PALLIA-10."""

# No postponed annotations here: pydantic would compile each of them again at import.

from typing import Annotated

from jalon.case import words as w
from jalon.case.model_base import Facts, Group
from jalon.case.shape import Said
from jalon.case.value_types import TextType


class Needs(Group):
    """The four dimensions of need, where a description counts as yes; and what the patient said of them."""

    physical: Annotated[Facts, Said("besoin physique", "physical need", w.NEED, 1)] = ()
    emotional: Annotated[Facts, Said("besoin émotionnel", "emotional need", w.NEED, 1)] = ()
    social: Annotated[Facts, Said("besoin social", "social need", w.NEED, 1)] = ()
    spiritual: Annotated[Facts, Said("besoin spirituel", "spiritual need", w.NEED, 1)] = ()
    worries: Annotated[Facts, Said("sujet d'inquiétude", "what worries the patient", TextType(), 1)] = ()
    comfort: Annotated[Facts, Said("source de réconfort", "what brings comfort", TextType(), 1)] = ()
    quality_of_life: Annotated[Facts, Said("sens d'une bonne qualité de vie", "what quality of life means", TextType(), 1)] = ()


class Care(Group):
    """Who coordinates, what was talked over ahead, and where the patient wants to be."""

    coordinator: Annotated[Facts, Said("interlocuteur qui coordonne", "who coordinates", w.COORDINATOR, 1)] = ()
    palliative_care: Annotated[Facts, Said("équipe de soins palliatifs", "palliative care team", w.PALLIATIVE_CARE)] = ()
    advance_planning: Annotated[Facts, Said("discussion anticipée", "advance care planning", w.TALKED_OVER, 1)] = ()
    advance_directives: Annotated[Facts, Said("directives anticipées écrites", "written advance directives", w.YES_NO, 1)] = ()
    trusted_person: Annotated[Facts, Said("personne de confiance désignée", "trusted person named", w.YES_NO, 1)] = ()
    preferred_place: Annotated[Facts, Said("lieu souhaité", "preferred place of care", w.PLACE_OF_CARE, 1)] = ()


def _item(fr: str, en: str) -> Said:
    return Said(f"PALLIA-10 : {fr}", f"PALLIA-10: {en}", w.YES_NO, 1)


class Pallia10(Group):
    """The ten questions of PALLIA-10, each answered by yes or no."""

    incurable: Annotated[Facts, _item("maladie qui ne guérit pas", "disease that will not be cured")] = ()
    poor_prognosis: Annotated[Facts, _item("facteurs de mauvais pronostic", "poor prognostic factors")] = ()
    rapid_course: Annotated[Facts, _item("évolution rapide", "rapid course")] = ()
    request: Annotated[Facts, _item("demande de soins palliatifs", "request for palliative care")] = ()
    unrelieved_symptoms: Annotated[Facts, _item("symptômes non soulagés", "unrelieved symptoms")] = ()
    psychological_vulnerability: Annotated[Facts, _item("vulnérabilité psychique", "psychological vulnerability")] = ()
    social_vulnerability: Annotated[Facts, _item("vulnérabilité sociale", "social vulnerability")] = ()
    hard_to_take_in: Annotated[Facts, _item("information difficile à intégrer", "information hard to take in")] = ()
    team_disagreement: Annotated[Facts, _item("désaccord dans l'équipe", "disagreement within the team")] = ()
    limits_in_question: Annotated[Facts, _item("questions sur les limites des soins", "questions on the limits of care")] = ()
