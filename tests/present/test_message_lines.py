"""Messages and questions are wrapped between words, and commands are not broken."""

from hypothesis import given
from hypothesis import strategies as st

from mentorlog.present.layout.cell_width import cell_width
from mentorlog.present.message_lines import message_lines, question_lines


def test_messages_break_between_words_and_commands_not_at_all():
    """A command at the end is on a line of its own; one in backticks, a choice and a default stay together."""
    expected = {
        "mentorlog: stopped; nothing was changed.": ["mentorlog: stopped; nothing was changed."],
        "Enter skips a question; Ctrl-C stops and saves your written answers.": [
            "Enter skips a question; Ctrl-C stops and",
            "saves your written answers.",
        ],
        "a1  Send the checklist (due Fri 20 Nov): 1 done, 2 dropped, 3 move past the pause?": [
            "a1  Send the checklist (due Fri 20 Nov):",
            "1 done, 2 dropped,",
            "3 move past the pause?",
        ],
        "To continue where you stopped, type this: mentorlog end r1 --prepare": [
            "To continue where you stopped, type",
            "this:",
            "  mentorlog end r1 --prepare",
        ],
        "mentorlog: no relationship is active: mentorlog people --all, mentorlog resume NAME": [
            "mentorlog: no relationship is active:",
            "  mentorlog people --all",
            "  mentorlog resume NAME",
        ],
        "Last time: Ask before telling, 24 Sep, ref s12, session s13, then relationship r1.": [
            "Last time: Ask before telling, 24 Sep,",
            "ref s12, session s13, then",
            "relationship r1.",
        ],
        "mentorlog: s2 was held that day too; `mentorlog log s2 TEXT` adds to it.": [
            "mentorlog: s2 was held that day too;",
            "`mentorlog log s2 TEXT` adds to it.",
        ],
        "  mentorlog feedback give TEXT --follow-up 'in 2 weeks'": [
            "  mentorlog feedback give TEXT --follow-up 'in 2 weeks'"
        ],
        "The newest are shown. Older ones: --until DATE; fewer: --with NAME, --in KIND.": [
            "The newest are shown. Older ones:",
            "--until DATE; fewer: --with NAME,",
            "--in KIND.",
        ],
        "  mentorlog --db '/media/usb stick/journal.db' restore": [
            "  mentorlog --db '/media/usb stick/journal.db' restore"
        ],
        "  VISUAL='cp /a/long/path/of/a/file' mentorlog --db x.db edit r1": [
            "  VISUAL='cp /a/long/path/of/a/file' mentorlog --db x.db edit r1"
        ],
        "  sqlite3 /home/anne/journal.db .recover | sqlite3 x": [
            "  sqlite3 /home/anne/journal.db .recover | sqlite3 x"
        ],
        "  or give the new one a different name, please": ["  or give the new one a different name,", "  please"],
        "  What you typed is saved in /home/anne/.local/share/mentorlog/unsaved/1.txt": [
            "  What you typed is saved in",
            "  /home/anne/.local/share/mentorlog/unsaved/1.txt",
        ],
    }
    assert {text: message_lines(text, 40) for text in expected} == expected


@given(st.text("ab `1[]:", max_size=60), st.integers(4, 30))
def test_no_word_is_lost_or_broken(text, width):
    """Only blanks at which a line is broken are left out, and a line is too wide only if it is one word."""
    lines = message_lines(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert " ".join(lines).split() == text.split()
    *_, answered = question_lines(text, width)
    assert answered.endswith(" ")
    assert all(cell_width(line) <= width or "[" in line or "`" in line or len(line.split()) <= 2 for line in lines)
