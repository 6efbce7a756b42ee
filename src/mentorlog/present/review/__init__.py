"""The review to read before a meeting: `page` is the full page, `brief` five lines, `several` many reviews in a row."""

from mentorlog.present.review.page import review_page
from mentorlog.present.review.part import SCREEN

__all__ = ["SCREEN", "review_page"]
