"""What brute force once found: each the smallest sheet on which an engine and the meaning differed."""

from __future__ import annotations

from pathlib import Path

from jalon.case import read_case
from jalon.engine.domains import CountDomain
from jalon.guideline.program import Program
from tests.agreement.engines import ColumnEngine, PatientEngine
from tests.meaning.small_sheets import possible, sheets

READ_TWICE = """
    **Grandeur** `any.new` = `any`(`lesion.new` = oui).

    **Options** `choice` : option.

    | Argument | Si | Poids |
    |---|---|---|
    | une lésion nouvelle | `any.new` = oui | contre-indication absolue |
    | aucune lésion nouvelle | `any.new` = non | contre-indication absolue |

    - indiqué : « indiqué »
    - à discuter : « à discuter »
    - contre-indiqué : « contre-indiqué »
    - non indiqué : « non indiqué »
    """


def test_a_question_about_a_list_that_is_read_twice_is_not_declared_exact(tmp_path: Path) -> None:
    """Each argument alone may fail, but not both: what the engine adds must be said."""
    program = sheets(tmp_path, READ_TWICE)

    slot = program.slot("choice")
    assert slot is not None
    assert possible(program, "choice", "lesions: [{id: L1}]") == {"contraindicated"} or not slot.exact


COUNTED = """
    **Grandeur** `painful.and.sign` = `count`(`lesion.step` = oui).

    **Décision** `lesion.step` pour chaque lésion : étape. Intermédiaire.

    | Signe `symptoms.deficit` | Nouvelle `lesion.new` | Étape |
    |---|---|---|
    | oui | oui | oui |
    | oui | non | non |
    | non | — | non |

    - oui
    - non

    **Grandeur** `noted` = `count`(`event.treated` (noté) = oui).
    """


def test_objects_that_a_list_may_hide_are_not_counted_where_none_could_count(tmp_path: Path) -> None:
    program = sheets(tmp_path, COUNTED)

    assert possible(program, "painful.and.sign", "symptoms: {deficit: no}\nlesions: [{id: L1}]") == {0}
    assert possible(program, "painful.and.sign", "symptoms: {deficit: yes}\nlisted: {lesions: complete}\nlesions: [{id: L1}]") == {0, 1}
    assert max(found for found in possible(program, "painful.and.sign", "symptoms: {deficit: yes}") if isinstance(found, int)) == 20


def test_a_count_of_noted_objects_ends_with_the_list(tmp_path: Path) -> None:
    program = sheets(tmp_path, COUNTED)

    assert possible(program, "noted", "events: [{id: E1, kind: fracture, treated: yes}]") == {1}


SCORED = """
    **Décision** `lesion.state` pour chaque lésion : état. Intermédiaire.

    | Nouvelle `lesion.new` | État |
    |---|---|
    | oui | grave |
    | non | bénin |

    - grave `grave`
    - bénin `benign`

    **Score** `points` : somme des critères.

    | Critère | Constat | Points |
    |---|---|---:|
    | Pire lésion `worst` | grave | 3 |
    | | bénin | 1 |
    | | sans objet | sans objet |
    | Signe `symptoms.deficit` | oui | 2 |
    | | non | 0 |

    - score : « Score. »
    - inconnu : « Score ouvert. »

    **Grandeur** `worst` = `highest`(`lesion.state`).
    """


def test_a_score_that_reads_the_worst_of_a_list_has_all_its_points(tmp_path: Path) -> None:
    """Whatever the order of the page: a score once lost the points of criteria read before they were declared."""
    program = sheets(tmp_path, SCORED)

    slot = program.slot("points")
    assert slot is not None
    assert isinstance(slot.domain, CountDomain)
    assert slot.domain.high == 5
    assert possible(program, "points", "symptoms: {deficit: yes}\nlesions: [{id: L1, new: yes}]") == {5}


SCOPED_STEP = """
    **Décision** `lesion.step` pour chaque lésion (os) : étape. Intermédiaire.

    | Nouvelle `lesion.new` | Étape |
    |---|---|
    | oui | alpha |
    | non | beta |

    - alpha `alpha`
    - beta `beta`

    **Décision** `lesion.final` pour chaque lésion : table.

    | Étape `lesion.step` | Type `lesion.matrix` | Réponse |
    |---|---|---|
    | alpha ou beta | lytique | gamma |
    | alpha ou beta | mixte ou condensante | delta |
    | alpha ou beta | sans objet | alpha |
    | sans objet | — | beta |

    - alpha `alpha` : « a »
    - beta `beta` : « b »
    - gamma `gamma` : « c »
    - delta `delta` : « d »
    """


def test_the_scope_of_a_step_is_read_with_what_rests_on_it(tmp_path: Path) -> None:
    """A step about bone applies exactly where the type of the lesion does: `alpha` would need the one without the other."""
    program = sheets(tmp_path, SCOPED_STEP)

    assert possible(program, "lesion.final", "lesions: [{id: L1}]", "lesion:L1") == {"beta", "gamma", "delta"}


def test_a_dose_of_some_day_of_the_month_meets_one_act_or_the_other(shipped: Program) -> None:
    """Until 12 November a dose lies within seven days of the first act, from 9 November within seven days of the last."""
    courses = """
        tumours: [{id: T1, organ: lung}]
        treatments: [{id: D1, drug: nivolumab, last: 2026-11}]
        plan: [{id: P1, procedure: radiotherapy, from: 2026-11-05, to: 2026-11-16}]
        """

    assert possible(shipped, "washout", courses, "treatment:D1+plan:P1") == {"discuss"}


MEASURED_TWICE = """
    **Décision** `one` : mesure. Intermédiaire.

    | Signe `symptoms.deficit` | Mesure |
    |---|---|
    | oui | alpha |
    | non | beta |

    - alpha `alpha`
    - beta `beta`

    **Décision** `other` : mesure. Intermédiaire.

    | Douleur `symptoms.back_pain` | Mesure |
    |---|---|
    | oui | alpha |
    | non | beta |

    - alpha `alpha`
    - beta `beta`

    **Grandeur** `measure` = `agreement`(`one`, `other`).

    **Décision** `final` : table.

    | Mesure `measure` | Signe `symptoms.deficit` | Réponse |
    |---|---|---|
    | alpha | oui | gamma |
    | alpha | non | delta |
    | beta | — | delta |

    - gamma `gamma` : « c »
    - delta `delta` : « d »
    """


def test_a_fact_below_measures_that_must_agree_and_read_elsewhere_makes_a_rule_wide(tmp_path: Path) -> None:
    """The other measure says that the sign is there; split on the sign, the measures contradict each other in one of its cells."""
    program = sheets(tmp_path, MEASURED_TWICE)

    slot = program.slot("final")
    assert slot is not None
    assert possible(program, "final", "symptoms: {back_pain: yes}") >= {"gamma"}
    assert possible(program, "final", "symptoms: {back_pain: yes}") == {"gamma"} or not slot.exact


TIED_TO_ITS_LIST = """
    **Grandeur** `any.refractory` = `any`(`lesion.pain.refractory` = oui).

    **Décision** `lesion.both` pour chaque lésion : table.

    | Douleur `lesion.painful` | Une douleur résistante `any.refractory` | Réponse |
    |---|---|---|
    | oui | — | alpha |
    | non | oui | beta |
    | non | non | gamma |

    - alpha `alpha` : « a »
    - beta `beta` : « b »
    - gamma `gamma` : « c »
    """


def test_a_fact_of_one_lesion_tied_to_what_is_asked_of_all_makes_a_rule_wide(tmp_path: Path) -> None:
    """The only lesion cannot be painless and its pain refractory: where the engine cannot see it, it must say so."""
    program = sheets(tmp_path, TIED_TO_ITS_LIST)

    slot = program.slot("lesion.both")
    assert slot is not None
    found = possible(program, "lesion.both", "listed: {lesions: complete}\nlesions: [{id: L1}]", "lesion:L1")
    assert found >= {"alpha", "gamma"}
    assert found == {"alpha", "gamma"} or not slot.exact


STOPPED_EARLY = """
    **Décision** `first` : mesure. Intermédiaire.

    | Vitamine D `labs.vitamin_d` | R |
    |---|---|
    | < 20 ng/mL | alpha |
    | ≥ 20 ng/mL | beta |

    - alpha `alpha`
    - beta `beta`

    **Décision** `second` : mesure. Intermédiaire.

    | Signe `symptoms.deficit` | R |
    |---|---|
    | oui | alpha |
    | non | beta |

    - alpha `alpha`
    - beta `beta`

    **Grandeur** `measured` = `agreement`(`first`, `second`).

    **Décision** `step` : étape. Intermédiaire.

    | Mesuré `measured` | R |
    |---|---|
    | alpha | oui |
    | beta | non |

    - oui
    - non

    **Décision** `final` : table.

    | Mesuré `measured` | Étape `step` | R |
    |---|---|---|
    | alpha | — | gamma |
    | beta | oui | alpha ou gamma |
    | beta | non | alpha |

    - alpha `alpha` : « a »
    - gamma `gamma` : « c »
    """


def test_measures_that_must_agree_are_read_in_every_cell(tmp_path: Path) -> None:
    """In the cell in which they contradict each other they say more than together: to stop at what is found already leaves that out."""
    program = sheets(tmp_path, STOPPED_EARLY)
    case = read_case('case: a\non: 2026-11-21\nlabs: [{test: vitamin_d, value: 2 ng/mL, on: 2026-11-20}]\n')
    alone, together = (engine.masks(program, [case])[0]["final", ("patient",)] for engine in (PatientEngine(), ColumnEngine()))

    assert alone == together
