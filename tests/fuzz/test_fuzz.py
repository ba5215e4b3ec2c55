"""A thousand files and more that nobody would write: each is answered or refused with reasons, and no answer is taken back by learning more.

The same files each time: `make soak` tries others. A failure prints the smallest file that still shows it.
"""

from __future__ import annotations

import contextlib
import gc
import io
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from jalon.case import CaseTroubles, read_case
from jalon.cli.main import outcome
from tests.fuzz.damage import damaged
from tests.fuzz.imagined import as_json, as_yaml, build
from tests.fuzz.trial import Found, answers_or_refusal, damaged_trial, imagined_trial, smallest
from tests.fuzz.values import program

IMAGINED, DAMAGED, BATCHES = 160, 1_000, 10
# The dice are seeded by hypothesis; what fails is made smaller here, part by part, and not by throwing other dice.
DERANDOMISED = settings(
    derandomize=True, database=None, deadline=None, max_examples=IMAGINED, phases=[Phase.generate], suppress_health_check=list(HealthCheck), print_blob=False
)  # fmt: skip


def fails(found: Found | None) -> None:
    """A counter-example, told in its smallest file."""
    if found is not None:
        pytest.fail(smallest(found).text(), pytrace=False)


@DERANDOMISED
@given(st.randoms(use_true_random=True))
def test_an_imagined_file_is_answered_or_refused_and_its_completions_take_nothing_back(dice: random.Random) -> None:
    fails(imagined_trial(dice).found)


@pytest.mark.parametrize("batch", range(BATCHES))
def test_a_damaged_example_is_answered_or_refused(batch: int) -> None:
    for seed in range(batch * DAMAGED // BATCHES, (batch + 1) * DAMAGED // BATCHES):
        fails(damaged_trial(random.Random(seed)).found)


def test_the_trials_are_worth_their_time() -> None:
    """Were most files refused, or most completions contradictory, nothing would be tried."""
    dice = random.Random(20261121)
    imagined = [imagined_trial(dice) for _ in range(30)]
    answered = [answers_or_refusal(damaged(dice)).answered for _ in range(60)]

    assert sum(one.answered for one in imagined) > 18
    assert sum(one.completed for one in imagined) > 10
    assert 6 < sum(answered) < 54


def test_yaml_and_json_say_the_same() -> None:
    for seed in range(100):
        file = build(random.Random(seed))
        said: list[object] = []
        for written in (as_json(file), as_yaml(file)):
            try:
                said.append([(thing.kind, thing.id, dict(thing.facts)) for thing in read_case(written).things])
            except CaseTroubles as refused:
                said.append({trouble.path for trouble in refused.troubles})
        assert said[0] == said[1], written.decode()


def test_every_view_of_an_imagined_file_can_be_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jalon.cli.reading.program", lambda *_: program())
    monkeypatch.setenv("JALON_DEBUG", "1")  # an unexpected error is raised, not told
    path = tmp_path / "case.json"
    for seed in range(20):
        dice = random.Random(seed)
        path.write_bytes(as_json(build(dice)))
        rule = dice.choice(sorted(program().by_name))
        for arguments in (["board", str(path)], ["missing", str(path), "--lang", "en"], ["explain", str(path), rule]):
            with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(io.StringIO()) as err:
                code = outcome(arguments)
            gc.enable()  # a command is short and goes without; a session of tests is not
            assert code in (0, 1, 3), (arguments, path.read_text())
            assert bool(out.getvalue()) == (code == 0)
            assert bool(err.getvalue()) == (code != 0)
