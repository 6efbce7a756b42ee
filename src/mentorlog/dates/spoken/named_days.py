"""Days with a name: `juleaften`, `christmas eve`, `easter monday`."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from mentorlog.dates.vocabulary import parse_number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_FIXED: Final[Mapping[str, tuple[int, int]]] = {
    **dict.fromkeys(("new years day", "nytarsdag", "nytar", "new year", "new years", "arsskiftet"), (1, 1)),
    **dict.fromkeys(("valentines day", "valentinsdag"), (2, 14)),
    "grundlovsdag": (6, 5),
    **dict.fromkeys(("sankthans", "sankt hans", "sankthansaften", "sankt hans aften"), (6, 23)),
    "halloween": (10, 31),
    "mortensaften": (11, 10),
    **dict.fromkeys(("lillejuleaften", "lille juleaften"), (12, 23)),
    **dict.fromkeys(("christmas eve", "xmas eve", "juleaften", "juleaftensdag"), (12, 24)),
    **dict.fromkeys(
        ("christmas day", "xmas day", "christmas", "juledag", "1 juledag", "forste juledag", "xmas"), (12, 25)
    ),
    **dict.fromkeys(("boxing day", "2 juledag", "anden juledag"), (12, 26)),
    **dict.fromkeys(("new years eve", "nytarsaften", "nytarsaftensdag"), (12, 31)),
}
"""The month and the day."""
_FROM_EASTER: Final[Mapping[str, int]] = {
    "fastelavn": -49,
    **dict.fromkeys(("palmesondag", "palm sunday"), -7),
    **dict.fromkeys(("maundy thursday", "skaertorsdag"), -3),
    **dict.fromkeys(("good friday", "langfredag"), -2),
    **dict.fromkeys(("easter", "easter sunday", "easter day", "paskedag", "1 paskedag", "paske", "pasken"), 0),
    **dict.fromkeys(("easter monday", "2 paskedag", "anden paskedag"), 1),
    **dict.fromkeys(("ascension day", "kristi himmelfart", "kristi himmelfartsdag"), 39),
    **dict.fromkeys(("whit sunday", "pentecost", "pinsedag", "1 pinsedag", "pinse", "pinsen"), 49),
    **dict.fromkeys(("whit monday", "2 pinsedag", "anden pinsedag"), 50),
}
"""Days after Easter Sunday."""
_YEARS: Final = range(1900, 2200)


def find_named_days(words: Sequence[str], today: date) -> tuple[date, ...]:
    """The days of that name in the years around today, or in the year that is typed after it. Empty for other words."""
    year = parse_number(words[-1], digits=4) if len(words) > 1 else None
    has_year = year in _YEARS
    phrase = " ".join(words[:-1] if has_year else words).replace("'", "").replace("\u2019", "")
    years = [year] if has_year and year is not None else [today.year + step for step in (-1, 0, 1)]
    if phrase in _FIXED:
        month, day = _FIXED[phrase]
        return tuple(date(year, month, day) for year in years if 1 <= year <= date.max.year)
    if phrase in _FROM_EASTER:
        from dateutil.easter import easter

        return tuple(easter(year) + timedelta(_FROM_EASTER[phrase]) for year in years if year in _YEARS)
    return ()
