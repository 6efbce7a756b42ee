"""The page to read before a meeting: whole; `brief` has it in five lines, `several` one page after the other."""

from mentorlog.present.review.page import SCREEN, review_page

__all__ = ["SCREEN", "review_page"]
