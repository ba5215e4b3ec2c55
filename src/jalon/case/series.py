"""What two results of one marker say together: the change from the last but one to the last."""

from __future__ import annotations

from fractions import Fraction

from jalon.case.analytes import ANALYTES
from jalon.case.facts import Facts
from jalon.case.shape import Derived
from jalon.case.statement import Amount, Statement
from jalon.case.value_types import number

_CHANGE = number("%", low=-100)
_FOLLOWED = ("ca15_3", "psa")
SERIES = (
    Derived("labs.ca15_3_change", "variation du CA 15-3 depuis le dosage précédent", "variation of CA 15-3 since the result before",
            _CHANGE, 3, follows=("labs.ca15_3",)),
    Derived("labs.psa_change", "variation du PSA depuis le dosage précédent", "variation of PSA since the result before",
            _CHANGE, 3, follows=("labs.psa",)),
)  # fmt: skip


def markers(patient: Facts) -> None:
    """The change of each marker, where two results have days that do not overlap; nothing from a result that may be zero."""
    for name in _FOLLOWED:
        dated = [said for said in patient.get(f"labs.{name}", ()) if said.amount is not None and said.on is not None]
        dated.sort(key=lambda said: said.on.last if said.on else 0)
        if len(dated) < 2:
            continue
        before, now = dated[-2], dated[-1]
        apart = before.on is not None and now.on is not None and before.on.last < now.on.first
        if not apart or before.amount is None or now.amount is None:
            continue
        old, new = _base(name, before.amount), _base(name, now.amount)
        if old[0] <= 0:
            continue
        change = Amount((new[0] / old[1] - 1) * 100, (new[1] / old[0] - 1) * 100, "%")
        told = f"{float(change.low):+.0f} %" if change.low == change.high else f"{float(change.low):+.0f}..{float(change.high):+.0f} %"
        patient[f"labs.{name}_change"] = [Statement(amount=change, said=told, on=now.on, source=now.source)]


def _base(name: str, amount: Amount) -> tuple[Fraction, Fraction]:
    factor = ANALYTES[name].factors[amount.unit]
    return amount.low * factor, amount.high * factor
