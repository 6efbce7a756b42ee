"""Records a journal of this folder: `PYTHONPATH=<checkout of an older commit>/src python record.py FILE`.

The file is made by that commit's own command line; commands that it lacks are skipped and printed. The journals are
kept compressed, because most of a small SQLite file is empty: `gzip -9n < FILE > version-1.db.gz`.

version-1 is of commit 90bbabc, version-2 of 1886f11, version-3 of 7c59d26, version-4 of b347705, version-4-early of
40ca0c1, whose schema says 4 and lacks the column `relationship.resumed_on`, version-5 of eaeaaa6, version-6 of d9b58ad,
version-7 of 8bc20b1, version-8 of 5d4b9e83, and version-9 of 2f358c7c.
"""

# ruff: noqa: E501, T201 - lines as they are typed; what a version refuses is printed

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

LINES = """
2026-01-05T09:00 start 'Åse Nygård' --i-am mentor --focus 'Lead a team' --cadence 'every 2 weeks' --since 2026-01-05
2026-01-05T09:10 agreement åse --set 'We meet every second week, and what is said stays here.'
2026-01-05T09:20 goal add -w åse 'Lead a review alone' --measure 'Two reviews led' --by 2026-06-30 --why 'To grow'
2026-01-05T09:25 goal add -w åse 'Say no more often' --private
2026-01-05T09:30 plan -w åse '2026-01-19 14:00' --for 60m --how video
2026-01-19T15:10 log s1 'Talked about delegation. 委任の話。' --for 55m --topic career --topic delegation --takeaway 'Ask first' --takeaway 'Wait' --me 'Send the checklist by 2026-01-26' --them 'Hand over one task' --goal g1 --private-notes 'Was tired' --next '2026-02-02 14:00'
2026-01-20T08:00 done a1
2026-01-21T08:00 raise -w åse 'The platform team'
2026-01-21T08:05 raise -w åse 'Holiday cover'
2026-01-22T08:00 note -w åse 'Seemed happier on the phone'
2026-01-22T08:05 note -w åse --shareable 'Told about the conference talk'
2026-01-30T08:00 move s2 '2026-02-04 15:00' --who them
2026-02-04T16:00 log s2 'Her first review' --for 45m --topic career --point t1 --goal g1
2026-02-04T16:10 checkpoint g1 40 'Led half of it'
2026-02-05T10:00 feedback give -w åse --situation 'In the standup' --behaviour 'You cut in twice' --impact 'Others went quiet' --constructive --follow-up 2026-02-20
2026-02-20T10:00 outcome f1 improved 'Waits for the end now'
2026-02-21T10:00 feedback receive -w åse 'You listen before you answer' --praise
2026-02-22T10:00 milestone add -w åse 'First review led' --on 2026-02-04 --goal g1
2026-02-22T10:05 celebrate m1 'Cake with the team'
2026-02-22T10:10 milestone add -w åse 'Speak at the conference' --by 2026-09-01
2026-03-02T09:00 checkpoint g1 70
2026-03-02T09:05 plan -w åse 2026-03-18
2026-03-17T09:00 cancel s3 --who me --why 'Ill'
2026-03-18T09:00 plan -w åse '2026-03-25 09:30' --where 'Café Nord'
2026-03-26T09:00 miss s4 --who them
2026-03-27T09:00 action add -w åse 'Read the chapter on trust' --theirs --by 2026-04-10 --goal g1
2026-03-27T09:05 action add -w åse 'Find a sponsor' --mine
2026-03-28T09:00 drop a4
2026-03-28T09:05 drop t2
2026-04-01T09:00 start 'Bo Ek' --i-am mentee --cadence monthly --since 2026-02-01 --email bo@example.org --org Nord
2026-04-01T09:05 log -w bo --on 2026-03-30 'A quiet talk' --topic networking --private --for 30m --me 'Write to Cy'
2026-04-01T09:10 goal add -w bo 'Find a new role' --by 2026-12-01
2026-04-01T09:15 rate -w bo listening 3
2026-05-01T09:15 rate -w bo Listening 4
2026-04-02T09:00 checkin -w bo --frequency 4 --challenge 2 --more 'Hard questions' --less 'Small talk'
2026-04-03T09:00 pause bo --until 2026-06-01
2026-04-04T09:00 start 'Cy Dahl' --i-am mentor --since 2025-01-10
2026-04-04T09:05 log -w cy --on 2025-03-10 'Old times' --topic skills
2026-04-04T09:10 goal add -w cy 'Write a book'
2026-04-04T09:15 done g4
2026-04-05T09:00 end cy --reason 'Moved on' --thanks 'For the patience'
2026-04-06T09:00 snooze a3 --until 2026-04-20
2026-04-07T09:00 edit g1 --by 2026-07-31
2026-04-07T09:05 edit g1 --by 2026-08-31
2026-04-08T09:00 note -w åse 'to be deleted'
2026-04-08T09:05 raise -w åse 'to be deleted'
2026-04-08T09:10 action add -w åse 'to be deleted'
2026-04-08T09:15 delete n3
2026-04-08T09:20 delete t3
2026-04-08T09:25 delete a6
2026-04-09T09:00 plan -w åse '2026-05-06 10:00'
2026-04-09T09:05 export åse --format ics -o calendar.ics
2026-04-09T09:10 export bo --format ics -o bo.ics
2026-04-10T09:00 note -w åse 'undone and done again'
2026-04-10T09:05 undo
2026-04-10T09:10 redo
2026-04-10T09:15 private f2
2026-04-10T09:20 note -w åse 'undone for good'
2026-04-10T09:25 undo
2026-04-10T09:28 private r3
2026-04-10T09:30 edit åse --org 'Nordlys A/S'
2026-04-10T09:31 advice receive -w bo 'Ask twice, then wait' --try-by 2026-04-20
2026-04-10T09:31 outcome v1 partly 'The second time'
2026-04-10T09:31 resource add -w åse 'The Coaching Habit' --type book --skill listening --goal g1 --by 2026-06-01
2026-04-10T09:31 done b1
2026-04-10T09:32 prospect add 'Lone Holm' --as mentor --admire 'Calm in conflict' --skill listening --hope 'To wait'
2026-04-10T09:32 ask lone 'Would you have an hour?' --via email --follow-up 2026-04-24
2026-04-10T09:32 questions add 'What did you not say?'
2026-04-10T09:32 checkin bo --theirs --expectations partly
2026-04-10T09:33 action add -w åse 'Introduce her' --introduce 'Per Holm'
2026-04-10T09:33 checkpoint g2 10 'Said it once'
2026-04-10T09:33 checkpoint g2 20
2026-04-10T09:33 log -w åse --extra --on 2026-04-10 'A walk' --goal g2 --topic trust
2026-04-10T09:34 delete g2
2026-04-10T09:34 edit s2 --text 'Her first review, and what came of it' --topic reviews
2026-04-10T09:34 edit bo --programme 'HK 2026'
2026-04-10T09:34 programme 'HK 2026' --evaluated 2026-04-09 --note 'Two pairs went on' --again 2026-10-09
2026-04-10T09:34 export bo --format md -o log.md
2026-04-10T09:34 import -w bo log.md
2026-04-10T09:35 note -w åse 'the last but one'
2026-04-10T09:40 done a2
2026-04-10T09:45 undo
"""


def main(path: Path) -> None:
    """Run each line at its moment; print what the version refuses."""
    for line in LINES.strip().splitlines():
        now, _, words = line.partition(" ")
        kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH")}
        place = {"HOME": str(path.parent), "MENTORLOG_DB": str(path), "MENTORLOG_NOW": now, "TZ": "Europe/Copenhagen"}
        done = subprocess.run(
            [sys.executable, "-m", "mentorlog", *shlex.split(words), "--yes"],
            env=kept | place,
            cwd=path.parent,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        if done.returncode:
            print(words, done.stderr, sep="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
