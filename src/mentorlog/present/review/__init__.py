"""The page to read before a meeting. `page` is the whole one, `brief` five lines, `several` one after another."""

from mentorlog.present.review.page import SCREEN, review_page

__all__ = ["SCREEN", "review_page"]
