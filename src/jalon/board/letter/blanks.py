"""What the team writes by hand on a letter: a case file holds neither names nor telephone numbers."""

from __future__ import annotations

from jalon.board.words import Words


def blanks(say: Words) -> tuple[str, ...]:
    """The blanks of the patient's letter."""
    return (
        say("Qui m'accompagne"),
        say("Téléphone de l'équipe"),
        say("Heures où l'on répond"),
        say("Ma prochaine visite"),
        say("Mes questions à moi"),
        "",
    )


def coordinates(say: Words) -> tuple[str, ...]:
    """The blanks of the doctor's letter."""
    return say("Interlocuteur qui coordonne"), say("Téléphone direct, heures")
