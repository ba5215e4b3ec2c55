"""What was found: a table by kind and by what caught it, the survivors, and whether the bound is met."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tools.mutate.mutant import Mutant


@dataclass(frozen=True, slots=True)
class Verdict:
    """A mutant, what caught it (nothing: it survived), and the test or message that did."""

    mutant: Mutant
    by: str
    test: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """The verdicts of one half of the run; explained survivors are counted apart."""

    title: str
    verdicts: tuple[Verdict, ...]
    explained: Mapping[str, str]
    bound: float

    @property
    def survivors(self) -> list[Mutant]:
        """Those that nothing caught and nothing explains."""
        return [one.mutant for one in self.verdicts if not one.by and one.mutant.name not in self.explained]

    @property
    def excused(self) -> list[Mutant]:
        """Those that nothing caught, for a written reason."""
        return [one.mutant for one in self.verdicts if not one.by and one.mutant.name in self.explained]

    @property
    def share(self) -> float:
        """Caught among those that can be caught, in percent."""
        meant = len(self.verdicts) - len(self.excused)
        return 100 * (meant - len(self.survivors)) / meant if meant else 100.0

    @property
    def met(self) -> bool:
        """Whether the bound is reached."""
        return self.share >= self.bound

    def text(self) -> str:
        """The table, the verdict, the survivors."""
        lines = [f"## {self.title}", "", *table(self.verdicts, self.explained), ""]
        caught = len(self.verdicts) - len(self.excused) - len(self.survivors)
        lines.append(
            f"{len(self.verdicts)} mutants: {caught} caught, {len(self.survivors)} survived, {len(self.excused)} explained. "
            f"Caught of those that can be caught: {self.share:.1f} % (bound {self.bound:.0f} %)."
        )
        for title, mutants in (("Survivors", self.survivors), ("Explained", self.excused)):
            if mutants:
                lines += ["", f"{title}:", ""]
            for mutant in mutants:
                lines.append(mutant.told())
                if mutant.name in self.explained:
                    lines.append(f"    {self.explained[mutant.name]}")
        return "\n".join(lines)


def table(verdicts: Sequence[Verdict], reasons: Mapping[str, str]) -> list[str]:
    """One row a kind of change, one column a judge."""
    judges = list(dict.fromkeys(one.by for one in verdicts if one.by))
    columns = [*judges, "explained", "survived", "all"]
    kinds = sorted({one.mutant.kind for one in verdicts})
    counts = {kind: dict.fromkeys(columns, 0) for kind in [*kinds, "all"]}
    for one in verdicts:
        by = one.by or ("explained" if one.mutant.name in reasons else "survived")
        for kind in (one.mutant.kind, "all"):
            counts[kind][by] += 1
            counts[kind]["all"] += 1
    rows = [f"| {kind} | " + " | ".join(str(counts[kind][column]) for column in columns) + " |" for kind in counts]
    return [f"| change | {' | '.join(columns)} |", "|---|" + "---:|" * len(columns), *rows]
