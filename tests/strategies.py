"""What property tests draw from: documents as OCR leaves them, and text that nobody would write."""

from __future__ import annotations

from hypothesis import strategies as st

WORDS = """
ärendet beslutar föreslår återremitteras nämnden ordföranden kommunstyrelsen möte mötet på för från
är har inte att och som den det en ett av till med om vid året förslag bifall avslag yrkar röstar
närvarande ersättare ledamöter sammanträde protokollet justeras frågan bordläggs färjetrafik
klimatnätverket ledningsgruppsmöte höstterminen Åsa Göran Öberg Södertörn Marta Hall Ramboll RUFS
(S) (M) 2024-03-14 kl. 08.30 12 § 7 KS 2023/0184 e-post budget the meeting
""".split()  # noqa: SIM905 - read as text

# As the English and German models misread: what was measured on real pages, in short.
CONFUSIONS = [
    {"å": "a", "ä": "a", "ö": "o", "Å": "A", "Ä": "A", "Ö": "O"},
    {"å": "4", "ä": "i", "ö": "é", "Å": "A", "Ä": "A", "Ö": "O"},
    {"å": "&", "ä": "d", "ö": "6", "§": "8"},
    {"å": "ä", "§": "8"},
    {"§": "$", "m": "rn", "l": "I"},
    {},
]


@st.composite
def damaged_words(draw: st.DrawFn) -> str:
    """A word as some model reads it."""
    word = draw(st.sampled_from(WORDS))
    return word.translate(str.maketrans(draw(st.sampled_from(CONFUSIONS))))


_LINES = st.one_of(
    st.lists(damaged_words(), max_size=12).map(" ".join),
    st.lists(damaged_words(), min_size=1, max_size=5).map(lambda words: "§ 12 " + " ".join(words)),
    st.text(st.characters(exclude_characters="\n", exclude_categories=("Cs",)), max_size=30),
)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """A text of some lines, with page breaks and both kinds of line ends."""
    lines = draw(st.lists(_LINES, min_size=1, max_size=12))
    breaks = draw(
        st.lists(st.sampled_from(["\n", "\n\n", "\n\f", "\r\n"]), min_size=len(lines), max_size=len(lines))
    )
    return "".join(line + end for line, end in zip(lines, breaks, strict=True))
