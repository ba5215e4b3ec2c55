"""A rule of the patient, read by a rule about one lesion that is supposed to be of bone: the columns see it from that lesion."""

from __future__ import annotations

import itertools
from pathlib import Path

from jalon.case import Case, read_case
from tests.cohort.test_columns import differing
from tests.meaning.small_sheets import page, sheets

TEXT = """
**Décision** `neuro` : essai. Intermédiaire.

| D `symptoms.deficit` | B `symptoms.back_pain` | R |
|---|---|---|
| oui | — | oui |
| non | oui | oui |
| non | non | non |

- oui
- non

**Décision** `lesion.step` pour chaque lésion : essai. Intermédiaire.

| N `neuro` | M `lesion.matrix` | F `lesion.fracture` | R |
|---|---|---|---|
| oui | lytique | — | oui |
| oui | sauf lytique | — | non |
| oui | sans objet | — | non |
| non | — | oui | oui |
| non | — | sauf oui | non |
| non | — | sans objet | non |

- oui
- non

**Grandeur** `asked` = `any`(`lesion.step` = oui).

**Grandeur** `many` = `count`(`lesion.matrix` = lytique).

**Grandeur** `worst` = `highest`(`lesion.step`).

**Décision** `event.step` pour chaque événement : essai. Intermédiaire.

| A `asked` | T `event.treated` | R |
|---|---|---|
| oui | — | oui |
| non | oui | oui |
| non | non | non |

- oui
- non

**Grandeur** `lesion.told` pour chaque lésion (os) = `any`(`event.step` = oui).

**Grandeur** `labs.corrected` (mmol/L) = `corrected_calcium`(`labs.calcium`, `labs.albumin`, albumine < 40 g/L, coefficient 0,02 ou 0,025).

**Décision** `danger` : essai. Intermédiaire.

| A `asked` | C `labs.corrected` | R |
|---|---|---|
| oui | ≥ 2,6 mmol/L | oui |
| oui | < 2,6 mmol/L | non |
| non | — | non |

- oui
- non

**Décision** `lesion.danger` pour chaque lésion (os) : essai.

| D `danger` | M `lesion.matrix` | R |
|---|---|---|
| oui | lytique | oui |
| oui | sauf lytique | non |
| non | — | non |

- oui : « Oui. »
- non : « Non. »

**Décision** `lesion.final` pour chaque lésion (os) : essai.

| A `asked` | P `many` | W `worst` | M `lesion.matrix` | R |
|---|---|---|---|---|
| oui | ≤ 1 | oui | lytique | garder |
| oui | ≤ 1 | non | lytique | sortir |
| oui | > 1 | — | lytique | sortir |
| oui | — | — | sauf lytique | sortir |
| non | — | — | lytique | attendre |
| non | — | — | sauf lytique | garder |
| oui | ≤ 1 | sans objet | lytique | attendre |

- garder `keep` : « Garder. »
- sortir `leave` : « Sortir. »
- attendre `wait` : « Attendre. »
"""
ORGANS = ("", "organ: bone", "organ: [bone, liver]", "organ: liver")
FACTS = ("", "matrix: lytic", "matrix: blastic, fracture: 'yes'", "fracture: 'no'")
SIGNS = ("deficit: 'yes'", "deficit: 'no', back_pain: 'no'", "back_pain: 'yes'", "")
LISTED = ("complete", "partial")


def lesion(id: str, organ: str, facts: str) -> str:
    """One lesion of a file."""
    return "{" + ", ".join(part for part in (f"id: {id}", organ, facts) if part) + "}"


def files() -> list[Case]:
    """Two lesions, each of bone or not, each described or not; signs known or not; the list closed or not."""
    made = []
    for number, (one, first, other, second, signs, listed) in enumerate(itertools.product(ORGANS[:3], FACTS, ORGANS[1:], FACTS, SIGNS, LISTED)):
        if number % 3:
            continue
        calcium = ("2.4", "2.7", "2.5")[number // 3 % 3]
        event = "events: [{id: E1, kind: fracture}]" if number % 2 else "events: [{id: E1, kind: other, treated: 'no'}]"
        made.append(
            read_case(
                f"case: c{number}\non: 2026-11-21\nsymptoms: {{{signs}}}\nlisted: {{lesions: {listed}, events: complete}}\n{event}\n"
                f"labs: [{{test: calcium, value: {calcium} mmol/L, on: 2026-11-20}}, {{test: albumin, value: 35 g/L, on: 2026-11-20}}]\n"
                f"lesions: [{lesion('L1', one, first)}, {lesion('L2', other, second)}]\n"
            )
        )
    return made


def test_a_patient_is_seen_from_each_of_its_lesions(tmp_path: Path) -> None:
    program = sheets(tmp_path, page(TEXT))
    assert differing(program, files()) == []
