"""Invented records that use every field, and a strategy for any record."""

from __future__ import annotations

from hypothesis import strategies as st

from minutes_cli.records import models as m


def full_record(name: str = "arkiv/ks-2031-03-04.txt") -> m.Record:
    """The minutes of a board that does not exist."""
    return m.Record(
        source=m.Source(
            name=name,
            sha256="ab" * 32,
            format="text",
            encoding="utf-8",
            pages=2,
            profile="kommun",
            ocr=m.OcrReading(model="eng", confidence=0.97),
            furniture=[m.Furniture(line=1, kind="letterhead", text="EKHAMRA KOMMUN")],
        ),
        meeting=m.Meeting(
            organisation="Ekhamra kommun",
            body="Kommunstyrelsen",
            kind="sammanträde",
            number="3",
            date="2031-03-04",
            start="13:00",
            end="16:45",
            place="Rådhuset",
            item_range=[[41, 42]],
            line_start=1,
            line_end=9,
            derived=["kind"],
            next=[m.NextMeeting(date="2031-04-01", start="13:00", text="Nästa möte 1 april", line_start=80)],
        ),
        attendance=[
            m.Attendance(name="Åsa Öberg", party="S", role="chair", items=[[41, 42]], line_start=4),
            m.Attendance(
                name="Bo Ärlig",
                party="M",
                role="serving_substitute",
                replaces="Eva Ek",
                except_items=[[42, 42]],
                remote=True,
                title="2:e vice ordförande",
                from_="13:30",
                to="15:00",
            ),
            m.Attendance(name="Siv Gran", role="absent"),
        ],
        items=[
            m.Item(
                order=1,
                number="41",
                number_raw="$ 41",
                mark="§",
                title="Val av justerare",
                title_raw="Val av justerare",
                kind="election",
                decisions=[
                    m.Decision(
                        text="Bo Ärlig väljs.",
                        outcome="elected",
                        stated_by="verb",
                        line_start=12,
                        line_end=12,
                    )
                ],
                span=m.Span(page=1, line_start=10, line_end=13),
            ),
            m.Item(
                order=2,
                number="42",
                number_raw="§ 42",
                mark="§",
                title='=Borgen; "lån", 1 < 2',
                title_raw="=Borgen",
                kind="decision",
                case_numbers=["KS 2031/7", "KS 2030/99"],
                adjusted_immediately=True,
                secret=False,
                derived=["number"],
                sections=[
                    m.Section(
                        kind="background",
                        heading="Ärende",
                        text="Första raden\n\nAndra, med\ttab",
                        line_start=15,
                        line_end=20,
                    ),
                    m.Section(
                        kind="decision",
                        heading="Beslut",
                        text="att bevilja borgen,\natt avslå resten",
                        line_start=30,
                    ),
                ],
                decisions=[
                    m.Decision(
                        text="att bevilja borgen,",
                        outcome="proposed",
                        outcome_target=m.OutcomeTarget(
                            body="Kommunfullmäktige", date="2031-05-01", person="Bo Ärlig"
                        ),
                    ),
                    m.Decision(text="att avslå resten", outcome="rejected", derived=["outcome"]),
                ],
                motions=[
                    m.Motion(
                        by=[m.Person(name="Åsa Öberg", party="S"), m.Person(party="V")],
                        stance="approve",
                        text="Bifall",
                    ),
                    m.Motion(stance="reject", text="Avslag"),
                ],
                votes=[
                    m.Vote(
                        counts=m.VoteCounts(yes=7, no=1, abstain=0),
                        yes_means="bifall",
                        no_means="avslag",
                        result="yes",
                        consistent=True,
                        line_start=25,
                        ballots=[
                            m.Ballot(name="Åsa Öberg", party="S", vote="yes"),
                            m.Ballot(name="Bo Ärlig", party="M", vote="recused"),
                        ],
                    )
                ],
                reservations=[
                    m.Statement(
                        by=[m.Person(name="Bo Ärlig", party="M")], text="Till förmån för eget yrkande."
                    )
                ],
                notes=[
                    m.Statement(
                        text="Antecknas att kaffet var slut.",
                        by=[m.Person(name="Åsa Öberg"), m.Person(party="V")],
                    )
                ],
                recusals=[
                    m.Recusal(
                        name="Bo Ärlig", party="M", text="anmäler jäv", line_start=24, derived=["party"]
                    )
                ],
                dispatch=["Ekonomienheten", "Revisorerna"],
                continues=[m.Continuation(date="2030-12-01", number="140", relation="bordlagd")],
                span=m.Span(page=2, line_start=14, line_end=70),
            ),
        ],
        adjustment=m.Adjustment(
            adjusters=["Bo Ärlig"],
            deputies=["Siv Gran"],
            date="2031-03-11",
            place="Kansliet",
            items=[[41, 42]],
        ),
        notice=m.Notice(
            posted="2031-03-12",
            removed="2031-04-03",
            last_appeal="2031-04-02",
            body="Kommunstyrelsen",
            stored_at="Kansliet",
        ),
        signatures=[m.Signature(role="chair", name="Åsa Öberg"), m.Signature(role="adjuster", legible=False)],
        corrections=[
            m.Correction(
                line=3,
                start=0,
                end=3,
                before="Asa",
                after="Åsa",
                reason="name",
                confidence=0.98,
                alternative="Åse",
            )
        ],
        findings=[m.Finding(code="V401", severity="error", message="7 + 1 är inte 9", line=25, item="42")],
        quality=m.Quality(level=2, missing=["signaturer"]),
    )


_text = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
_some = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=12)
_maybe = st.none() | _some
_line = st.none() | st.integers(1, 999)
_derived = st.lists(st.sampled_from(["number", "date", "party"]), max_size=2)
_trace = {"line_start": _line, "line_end": _line, "derived": _derived}
_person = st.builds(m.Person, name=_maybe, party=_maybe)
_count = st.none() | st.integers(0, 99)

items = st.builds(
    m.Item,
    order=st.integers(1, 5),
    number=_maybe,
    number_raw=_maybe,
    title=_text,
    title_raw=_text,
    derived=_derived,
    case_numbers=st.lists(_some, max_size=2),
    sections=st.lists(
        st.builds(
            m.Section,
            kind=st.sampled_from(["body", "vote"]),
            heading=_maybe,
            text=_text,
            line_start=_line,
            line_end=_line,
        ),
        max_size=2,
    ),
    decisions=st.lists(
        st.builds(
            m.Decision,
            text=_text,
            outcome=st.sampled_from(["approved", "other"]),
            outcome_target=st.builds(m.OutcomeTarget, date=_maybe, body=_maybe, person=_maybe),
            stated_by=st.sampled_from(["heading", "verb"]),
            **_trace,
        ),
        max_size=2,
    ),
    motions=st.lists(
        st.builds(
            m.Motion,
            by=st.lists(_person, max_size=2),
            stance=st.sampled_from(["approve", None]),
            text=_text,
            **_trace,
        ),
        max_size=2,
    ),
    votes=st.lists(
        st.builds(
            m.Vote,
            counts=st.builds(m.VoteCounts, yes=_count, no=_count, abstain=_count, absent=_count),
            yes_means=_maybe,
            no_means=_maybe,
            result=_maybe,
            consistent=st.sampled_from([None, True, False]),
            ballots=st.lists(
                st.builds(m.Ballot, name=_text, party=_maybe, vote=st.sampled_from(["yes", "no"])), max_size=2
            ),
            **_trace,
        ),
        max_size=2,
    ),
    reservations=st.lists(
        st.builds(m.Statement, by=st.lists(_person, max_size=2), text=_text, **_trace), max_size=1
    ),
    recusals=st.lists(st.builds(m.Recusal, name=_maybe, party=_maybe, text=_text, **_trace), max_size=1),
    dispatch=st.lists(_some, max_size=2),
    continues=st.lists(st.builds(m.Continuation, date=_maybe, number=_maybe, relation=_maybe), max_size=1),
    adjusted_immediately=st.booleans(),
    secret=st.booleans(),
    span=st.builds(m.Span, page=_line, line_start=_line, line_end=_line),
)
records = st.builds(
    m.Record,
    source=st.builds(m.Source, name=_maybe),
    meeting=st.builds(m.Meeting, organisation=_maybe, body=_maybe, date=_maybe, place=_maybe, start=_maybe),
    items=st.lists(items, max_size=3, unique_by=lambda item: item.order).map(
        lambda found: sorted(found, key=lambda i: i.order)
    ),
    attendance=st.lists(
        st.builds(m.Attendance, name=_text, party=_maybe, role=st.sampled_from([None, "chair", "absent"])),
        max_size=2,
    ),
)
