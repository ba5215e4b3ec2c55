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


def coordinates(say: Words, coordinator: str = "") -> tuple[str, ...]:
    """The blanks of the doctor's letter; who coordinates is written where the file says it."""
    who = say("Interlocuteur qui coordonne")
    return f"{who}{say(' : ')}{coordinator}" if coordinator else who, say("Téléphone direct, heures")
