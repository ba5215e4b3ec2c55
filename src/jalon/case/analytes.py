"""Laboratory tests: names, units, and how each unit converts, per analyte; LOINC where it is certain.

The codes were compared with the component that LOINC's own table gives for each; units are those of the property of the code.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType

from jalon.case.value_types import NumberType, Word, WordType, number

_Factors = Mapping[str, str | int]
_ENZYME: _Factors = {"IU/L": 1, "µkat/L": 60}
_CELLS: _Factors = {"10^9/L": 1, "10^3/µL": 1, "/µL": "0.001", "/mm3": "0.001"}
_MARKER: _Factors = {"µg/L": 1}
_IONS: _Factors = {"mEq/L": 1}
_CALCIUM: _Factors = {"mg/dL": "1/4.008", "mg/L": "1/40.08", "mEq/L": "1/2"}
# No living patient is outside these: they catch a result written in the unit of another laboratory (mg/L for mg/dL).
_ALIVE: Mapping[str, tuple[Fraction, Fraction]] = MappingProxyType({
    "calcium": (Fraction(1, 2), Fraction(8)), "ionised_calcium": (Fraction(1, 5), Fraction(4)), "albumin": (Fraction(6), Fraction(90)),
    "creatinine": (Fraction(10), Fraction(10_000)), "creatinine_baseline": (Fraction(10), Fraction(10_000)),
})  # fmt: skip


def _kind(id: str, unit: str, factors: _Factors, zero: bool) -> NumberType:
    low, high = _ALIVE.get(id, (Fraction(0), None))
    return number(unit, factors, low=low, high=high, positive=not zero, bare=not unit)


# identifier, French, English, unit, other units -> factor to that unit, LOINC, zero is possible
_ROWS: tuple[tuple[str, str, str, str, _Factors, str, bool], ...] = (
    ("calcium", "calcium", "calcium", "mmol/L", _CALCIUM, "2000-8", False),
    ("ionised_calcium", "calcium ionisé", "ionised calcium", "mmol/L", _CALCIUM, "1995-0", False),
    ("albumin", "albumine", "albumin", "g/L", {"g/dL": 10, "mg/dL": "0.01"}, "1751-7", False),
    ("protein", "protéines totales", "total protein", "g/L", {"g/dL": 10}, "2885-2", False),
    ("creatinine", "créatinine", "creatinine", "µmol/L", {"mg/dL": "88.4", "mg/L": "8.84", "mmol/L": 1000},
    "14682-9", False),
    ("creatinine_baseline", "créatinine avant la première dose", "creatinine before the first dose", "µmol/L",
    {"mg/dL": "88.4", "mg/L": "8.84", "mmol/L": 1000}, "", False),
    # A clearance indexed to 1.73 m2 is read as it is: converting it needs the body surface.
    # No code: LOINC tells a measured clearance from a predicted one, and the file does not.
    ("creatinine_clearance", "clairance de la créatinine", "creatinine clearance", "mL/min",
    {"mL/min/1.73m2": 1, "mL/s": 60}, "", True),
    ("urea", "urée", "urea", "mmol/L", {"g/L": "16.65", "mg/dL": "0.1665"}, "22664-7", False),
    ("vitamin_d", "vitamine D (25-OH)", "vitamin D (25-OH)", "ng/mL", {"µg/L": 1, "nmol/L": "1/2.496"},
    "62292-8", True),
    ("calcitriol", "calcitriol", "calcitriol", "pg/mL", {"ng/L": 1, "pmol/L": "1/2.4"}, "", True),
    ("pth", "parathormone", "parathyroid hormone", "pg/mL", {"ng/L": 1, "pmol/L": "9.43"}, "2731-8", True),
    ("pthrp", "PTHrP", "PTHrP", "pmol/L", {}, "", True),
    ("alp", "phosphatases alcalines", "alkaline phosphatase", "U/L", _ENZYME, "6768-6", False),
    ("alt", "ALAT", "ALT", "U/L", _ENZYME, "1742-6", True),
    ("ast", "ASAT", "AST", "U/L", _ENZYME, "1920-8", True),
    ("ggt", "gamma-GT", "GGT", "U/L", _ENZYME, "2324-2", True),
    ("ldh", "LDH", "LDH", "U/L", _ENZYME, "2532-0", False),
    ("ck", "créatine kinase", "creatine kinase", "U/L", _ENZYME, "2157-6", True),
    ("crp", "protéine C réactive", "C-reactive protein", "mg/L", {"mg/dL": 10, "µg/mL": 1}, "1988-5", True),
    ("bilirubin", "bilirubine totale", "total bilirubin", "µmol/L", {"mg/dL": "17.1", "mg/L": "1.71"},
    "14631-6", True),
    ("platelets", "plaquettes", "platelets", "G/L", _CELLS, "777-3", True),
    ("haemoglobin", "hémoglobine", "haemoglobin", "g/dL", {"g/L": "0.1", "g/100mL": 1, "mmol/L": "1.6114"},
    "718-7", False),
    ("leukocytes", "leucocytes", "leukocytes", "G/L", _CELLS, "6690-2", True),
    ("neutrophils", "polynucléaires neutrophiles", "neutrophils", "G/L", _CELLS, "751-8", True),
    ("lymphocytes", "lymphocytes", "lymphocytes", "G/L", _CELLS, "731-0", True),
    ("sodium", "sodium", "sodium", "mmol/L", _IONS, "2951-2", False),
    ("potassium", "potassium", "potassium", "mmol/L", _IONS, "2823-3", False),
    ("bicarbonate", "bicarbonates", "bicarbonate", "mmol/L", _IONS, "1963-8", False),
    ("phosphate", "phosphate", "phosphate", "mmol/L", {"mg/dL": "1/3.097", "mg/L": "1/30.97"}, "14879-1",
    True),
    ("magnesium", "magnésium", "magnesium", "mmol/L",
    {"mg/dL": "1/2.4305", "mg/L": "1/24.305", "mEq/L": "1/2"}, "2601-3", False),
    ("glucose", "glycémie", "glucose", "mmol/L", {"g/L": "5.551", "mg/dL": "1/18.016"}, "14749-6", True),
    ("inr", "INR", "INR", "", {}, "6301-6", False),
    ("prothrombin", "taux de prothrombine", "prothrombin activity", "%", {}, "", True),
    ("fibrinogen", "fibrinogène", "fibrinogen", "g/L", {"mg/dL": "0.01"}, "3255-7", True),
    ("psa", "PSA", "PSA", "ng/mL", _MARKER, "2857-1", True),
    ("ca15_3", "CA 15-3", "CA 15-3", "U/mL", {"kU/L": 1, "IU/mL": 1}, "6875-9", True),
    ("ca125", "CA 125", "CA 125", "U/mL", {"kU/L": 1, "IU/mL": 1}, "10334-1", True),
    ("ca19_9", "CA 19-9", "CA 19-9", "U/mL", {"kU/L": 1, "IU/mL": 1}, "24108-3", True),
    ("cea", "ACE", "CEA", "ng/mL", _MARKER, "2039-6", True),
    ("nse", "NSE", "NSE", "ng/mL", _MARKER, "", True),
    ("afp", "alpha-fœtoprotéine", "alpha-fetoprotein", "ng/mL", _MARKER, "1834-1", True),
    ("thyroglobulin", "thyroglobuline", "thyroglobulin", "ng/mL", _MARKER, "", True),
    ("ctx", "CTX", "CTX", "pg/mL", {"ng/L": 1, "ng/mL": 1000, "µg/L": 1000}, "", True),
    ("ferritin", "ferritine", "ferritin", "ng/mL", _MARKER, "2276-4", True),
)  # fmt: skip

ANALYTE = WordType(
    tuple(Word(row[0], row[1], row[2]) for row in _ROWS),
    synonyms=MappingProxyType({
        "25ohd": "vitamin_d", "vit_d": "vitamin_d", "vitd": "vitamin_d", "25_oh_d": "vitamin_d",
        "25-oh-vitamin-d": "vitamin_d", "hemoglobin": "haemoglobin", "ionized_calcium": "ionised_calcium",
        "calcemia": "calcium", "calcémie": "calcium", "dfg": "creatinine_clearance",
        "egfr": "creatinine_clearance", "gfr": "creatinine_clearance",
        "clairance": "creatinine_clearance", "pal": "alp", "ace": "cea", "hb": "haemoglobin",
        "plt": "platelets", "natrémie": "sodium",
        "kaliémie": "potassium", "créatininémie": "creatinine", "albuminémie": "albumin", "ca": "calcium",
        "tp": "prothrombin", "cpk": "ck",
    }),
)  # fmt: skip
ANALYTES: Mapping[str, NumberType] = MappingProxyType({
    id: _kind(id, unit, factors, zero) for id, _, _, unit, factors, _, zero in _ROWS
})  # fmt: skip
LOINC: Mapping[str, str] = MappingProxyType({row[0]: row[5] for row in _ROWS if row[5]})
