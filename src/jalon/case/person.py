"""What would identify a person, and is therefore refused: keys, and values that have a telling form."""

from __future__ import annotations

import re

from jalon.case.nearest import plain

_KEYS = frozenset(
    """
    name names first_name firstname last_name lastname surname family_name given_name full_name maiden_name
    patient_name initials nom noms prenom prenoms nom_prenom nom_de_naissance nom_naissance nom_usuel
    nom_d_usage nom_patient birth_name birth_date birthdate date_of_birth dob birthday born_on
    date_naissance date_de_naissance ddn naissance ssn social_security social_security_number
    securite_sociale numero_securite_sociale num_secu nss nir ins ins_c ins_nir matricule_ins ipp iep nip
    mrn nda medical_record_number patient_id patient_number hospital_number numero_dossier num_dossier
    nhs_number passport passeport carte_vitale carte_identite id_card email e_mail mail courriel
    adresse_mail phone telephone tel phone_number mobile portable fax gsm address adresse street rue
    postcode postal_code code_postal zip zipcode zip_code ville_de_residence commune lieu_de_naissance
    birth_place place_of_birth photo
    """.split()  # noqa: SIM905 (a list of seventy lines would hide the rest of the page)
)
_BLANKS = re.compile(r"[ \t\r\n\u00a0\u202f\u2009]{2,}")
_SPACE = r"[ .\-\u00a0\u202f]?"
# Each alternative is linear: no unbounded repetition before a fixed letter.
_VALUE = re.compile(
    rf"""(?P<email>[\w.+-]@[A-Za-z0-9-]{{1,63}}\.[A-Za-z])
    |(?P<nir>(?<![\d.,])\d{{13}}(?:\d\d?)?(?!\d)
      |(?<![\w.,])[1-478]{_SPACE}\d\d{_SPACE}(?:0[1-9]|1[0-2]|[2-9]\d){_SPACE}(?:\d\d|2[ABab]){_SPACE}\d{{3}}{_SPACE}\d{{3}}
       (?:[ ./\-\u00a0\u202f]{{0,3}}\d\d)?(?!\d))
    |(?P<phone>(?<![\w.,+])(?:(?:\+|00)33[ .\-\u00a0\u202f]?(?:\(0\)[ ]?)?|0)[1-9]
      (?P<sep>[ .\-\u00a0\u202f]?)\d\d(?:(?P=sep)\d\d){{3}}(?![\d]))
    |(?P<birth>(?i:\bn[ée](?:\(e\)|\.e|e)?[ ]le|\bddn|\bborn[ ]on
      |\bdate[ ]de[ ]naissance|\bdate[ ]of[ ]birth|\bdob)
      [ :]{{0,3}}\d)
    |(?P<title>\b(?:Mme|Mlle|Madame|Monsieur|Mademoiselle|Mrs|Mr)\.?[ \u00a0][A-ZÀ-Þ][\w'’-]
      |\bM\.[ \u00a0][A-ZÀ-Þ]{{3}})""",
    re.VERBOSE,
)


def identifying_key(key: str) -> bool:
    """Whether a key asks for a name, an address, a number or a full birth date of a person."""
    return plain(key).replace(".", "_").replace("'", "_") in _KEYS


def identifies(value: str) -> str | None:
    """The identifier a value looks like: `email`, `nir`, `phone`, `birth`, `title`; None otherwise."""
    if len(value) < 6:
        return None
    # Blanks in a row are one blank: an identifier spaced twice is still one.
    found = _VALUE.search(_BLANKS.sub(" ", value))
    return None if found is None else next(kind for kind in ("email", "nir", "phone", "birth", "title") if found[kind] is not None)
