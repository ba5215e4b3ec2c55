"""What can be said of a patient: one case file read strictly into typed, frozen data; the vocabulary."""

from __future__ import annotations

from jalon.case.coherence import LINKS, Claim, Link
from jalon.case.read import read_case
from jalon.case.statement import Amount, Case, Days, SetAside, Statement, Thing, Unknown
from jalon.case.trouble import CaseTrouble, CaseTroubles
from jalon.case.value import read_value
from jalon.case.value_types import DateType, NumberType, TextType, ValueType, Word, WordType
from jalon.case.vocabulary import Field, Kind, Vocabulary, vocabulary

__all__ = [
    "LINKS", "Amount", "Case", "CaseTrouble", "CaseTroubles", "Claim",
    "DateType", "Days", "Field", "Kind", "Link", "NumberType",
    "SetAside", "Statement", "TextType", "Thing", "Unknown", "ValueType",
    "Vocabulary", "Word", "WordType", "read_case", "read_value", "vocabulary",
]  # fmt: skip
