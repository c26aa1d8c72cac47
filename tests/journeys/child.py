"""The real program in a child process that a journey speaks to line by line, and may kill at any moment.

Each line on the standard input is one JSON request; each is answered by JSON lines on the standard output, the last of which has
"done". Requests: {"run": [words], "at": "2026-11-20T17:00+00:00"} runs a command with the clock at that time;
{"type": text, ...} writes a draft key stroke by key stroke and says each time a state of it is on the disk.
"""

import io
import json
import sys
import threading
import time
from contextlib import redirect_stderr, redirect_stdout
from datetime import datetime
from pathlib import Path
from typing import Any

from safeguard_desktop.bootstrap import build_program
from safeguard_desktop.casework.clock import SteppedClock
from safeguard_desktop.casework.draft_keeper import DraftKeeper
from safeguard_desktop.casework.drafting import begin_draft
from safeguard_desktop.casework.program import Program, unlock_desk
from safeguard_desktop.cli import main as command_line
from safeguard_desktop.domain.drafts import Draft
from safeguard_desktop.vault import KeyCost

LOWEST_COST = KeyCost(memory_kib=19 * 1024, iterations=1, lanes=1)
KEY_STROKE_SECONDS = 0.01


def say(**answer: Any) -> None:
    """One answer line, at once and in one piece: the draft keeper speaks from a thread of its own."""
    sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def run(program: Program, words: list[str]) -> None:
    """Runs one command as a person would have typed it."""
    out, error = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(error):
        try:
            status = command_line.run(words, program)
        except SystemExit as left:
            status = left.code if isinstance(left.code, int) else 2
    say(done=True, status=status, out=out.getvalue(), error=error.getvalue())


def type_draft(program: Program, request: dict[str, Any]) -> None:
    """Types a text into a draft at a steady pace, without end if asked, saying what is kept."""
    place = program.place(Path(request["vault"]))
    desk = unlock_desk(program, place, request["worker"], request["passphrase"])
    draft = begin_draft(desk, request["form"], request["part"])
    typed_at: list[float] = []

    def on_kept(kept: Draft) -> None:
        say(kept=len(kept.answers[request["field"]]), typed=len(typed_at))

    keeper = DraftKeeper(desk, draft, on_kept, lambda error: say(not_kept=str(error)))
    say(draft=draft.id)
    pause = threading.Event()
    text = ""
    for sign in request["type"]:
        text += sign
        typed_at.append(time.monotonic())
        keeper.typed({request["field"]: text}, {"field": request["field"], "position": len(text)})
        say(typed=len(text), at=time.monotonic())
        pause.wait(KEY_STROKE_SECONDS)
    keeper.close()
    desk.close()
    say(done=True)


def main() -> None:
    """Serves requests until the standard input ends."""
    clock = SteppedClock(datetime.fromisoformat("2026-11-20T17:00:00+00:00"))
    program = build_program(clock, Path(sys.argv[1]), LOWEST_COST)
    say(done=True, ready=True)
    for line in sys.stdin:
        request = json.loads(line)
        if "at" in request:
            clock.set(datetime.fromisoformat(request["at"]))
        if "run" in request:
            run(program, request["run"])
        else:
            type_draft(program, request)


if __name__ == "__main__":
    main()
