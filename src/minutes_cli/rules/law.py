"""Which local government act applies, and how its sections are cited.

The act of 2017 (2017:725) took effect on 2018-01-01; before that the act of 1991 (1991:900) from
1992-01-01, before that the act of 1977 (1977:179) from 1977-07-01.  The duties are alike, the sections
are not.  Sections read in the consolidated texts of the three acts.
"""

from __future__ import annotations

import datetime

ACT_2017 = datetime.date(2018, 1, 1)
ACT_1991 = datetime.date(1992, 1, 1)

# duty: section in 2017:725, in 1991:900 (both chapter:section), chapter of 1977:179
SECTIONS: dict[str, tuple[str, str, int]] = {
    "reservation": ("4:27", "4:22", 2),
    "interrupted": ("5:20", "5:15", 2),
    "substitutes": ("5:17", "5:12", 2),
    "urgent": ("5:52", "5:32", 2),
    "quorum": ("5:45", "5:18", 2),
    "recusal": ("5:47", "5:20", 2),
    "minority": ("5:50", "5:36", 2),
    "postponed": ("5:51", "5:37", 2),
    "open_vote": ("5:54", "5:42", 2),
    "majority": ("5:55", "5:43", 2),
    "kept_by_chair": ("5:65", "5:57", 2),
    "who_served": ("5:66", "5:58", 2),
    "content": ("5:67", "5:59", 2),
    "questions": ("5:68", "5:60", 2),
    "adjusted": ("5:69", "5:61", 2),
    "notice": ("8:12", "5:62", 2),
    "appeal": ("13:5", "10:6", 7),
}


def cite(duty: str, date: datetime.date | None) -> str:
    """The section for a duty in the act that held on a day; the act in force where no day is known.

    >>> cite("adjusted", datetime.date(2022, 2, 7))
    'KL 5:69'
    >>> cite("adjusted", datetime.date(2014, 3, 4))
    'KL 5:61 (1991:900)'
    """
    current, of_1991, chapter = SECTIONS[duty]
    if date is None or date >= ACT_2017:
        return f"KL {current}"
    if date >= ACT_1991:
        return f"KL {of_1991} (1991:900)"
    return f"1977:179, {chapter} kap."
