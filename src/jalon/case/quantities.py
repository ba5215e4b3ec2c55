"""The number types of the case file outside the laboratory, and how units may be spelled."""

from __future__ import annotations

import re
from types import MappingProxyType

from jalon.case.value_types import NumberType, number

COUNT = number(whole=True, none_is_zero=True)
COUNT_FROM_1 = number(whole=True, low=1)
FRACTION = number(factors={"%": "1/100"}, high=1, fraction=True, none_is_zero=True)
LENGTH = number("mm", {"cm": 10, "m": 1000, "µm": "1/1000"})
EXTENT = number("mm", {"cm": 10, "m": 1000, "µm": "1/1000"}, none_is_zero=True)
PERFORMANCE = number(whole=True, high=4)
KARNOFSKY = number(factors={"%": 1}, whole=True, high=100)
SCALE = number(whole=True, high=10, none_is_zero=True)
AGE = number("years", high=130)
MONTHS = number("months", {"weeks": "84/365.25", "years": 12, "d": "12/365.25"})
SINCE = number("d", {"weeks": 7, "months": "365.25/12", "years": "365.25"})
DAYS = number("d", {"weeks": 7, "months": "365.25/12", "years": "365.25", "h": "1/24"}, positive=True)
HOURS = number("h", {"d": 24}, positive=True)
GAUGE = number("G", whole=True, positive=True)
RADIATION = number("Gy", {"cGy": "1/100"}, positive=True)
DRUG_DOSE = number(
    "mg",
    {"g": 1000, "µg": "1/1000"},
    positive=True,
    bare=False,
    aside=(
        "mg/m2",
        "mg/kg",
        "µg/kg",
        "AUC",
        "IU",
        "IU/d",
        "mg/d",
        "g/d",
        "µg/h",
        "mL",
        "MBq",
        "GBq",
        "kBq/kg",
        "MBq/kg",
        "mmol",
    ),
)
WEIGHT = number("kg", {"g": "1/1000"}, positive=True)
HEIGHT = number("cm", {"m": 100, "mm": "1/10"}, positive=True)
TEMPERATURE = number("°C", positive=True, high=50)

_SPELLED = MappingProxyType({
    **dict.fromkeys(("d", "day", "days", "j", "jour", "jours"), "d"),
    **dict.fromkeys(("w", "wk", "wks", "week", "weeks", "sem", "semaine", "semaines"), "weeks"),
    **dict.fromkeys(("mo", "month", "months", "mois"), "months"),
    **dict.fromkeys(("y", "yr", "yrs", "year", "years", "an", "ans", "année", "années"), "years"),
    **dict.fromkeys(("h", "hour", "hours", "heure", "heures"), "h"),
    **dict.fromkeys(("gy", "gray", "grays"), "Gy"),
    **dict.fromkeys(("mcg",), "µg"),
    **dict.fromkeys(("c", "°c", "degc"), "°C"),
    **dict.fromkeys(("pct", "percent", "pourcent", "pour cent"), "%"),
    **dict.fromkeys(("10e9/l", "10*9/l", "x10^9/l", "×10^9/l", "x109/l", "×109/l", "10^9/l", "109/l",
    "g/l (cells)", "giga/l"), "10^9/L"),
    **dict.fromkeys(("10e3/µl", "10*3/µl", "10^3/µl", "103/µl", "k/µl", "10^3/mm3", "103/mm3"), "10^3/µL"),
    **dict.fromkeys(("ml/min/1.73m^2", "ml/min/1,73m2", "ml/min/1.73m2", "ml/mn/1.73m2", "ml/min/1.73"),
    "mL/min/1.73m2"),
    **dict.fromkeys(("ml/mn",), "mL/min"),
})  # fmt: skip
_LITRE = re.compile(r"(?<![A-Za-z])([mdcµnpf]?)l(?![A-Za-z])")
_MICRO = re.compile(r"(?<![A-Za-z])u(?=g|mol|L|l|kat)")
_RAISED = str.maketrans({"²": "2", "³": "3", "⁹": "9", "μ": "µ", "\u00a0": None, "\u202f": None, " ": None, "⁻": "-"})


def unit_of(written: str, type: NumberType) -> str | None:
    """The unit of `type` that was written, in its usual spelling; None when it is not one of its units."""
    known = type.factors.keys() | type.aside
    if written in known:
        return written
    tidy = _MICRO.sub("µ", written.translate(_RAISED).replace("UI", "IU"))
    tidy = _LITRE.sub(r"\1L", tidy)
    for form in (tidy, tidy.replace("^", ""), _SPELLED.get(tidy.lower(), tidy)):
        if form in known:
            return form
    alike = [unit for unit in known if unit.lower() == tidy.lower()]
    return alike[0] if len(alike) == 1 else None
