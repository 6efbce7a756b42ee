"""The review to read before a meeting: `page` is the full page, `brief` five lines, `several` many reviews in a row."""

from mentorlog.present.review.page import SCREEN, review_page

__all__ = ["SCREEN", "review_page"]
