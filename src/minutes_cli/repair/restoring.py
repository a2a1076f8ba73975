"""Words that no list holds, restored by their letters alone: a beam search with the character model.

Input: a reading.  Output: the likeliest words that it may have been, by the channel's confusions and by how
Swedish their letters are, likeliest first.
"""

from __future__ import annotations

from minutes_cli.language.character_model import AT_START, END, CharacterModel
from minutes_cli.repair.channel import Channel

BEAM = 5
MOST = 3  # words


def restored(read: str, title: bool, letters: CharacterModel, channel: Channel) -> list[str]:
    """What the character model makes of a reading.  title: it is a word with a capital first letter."""
    step = letters.step
    options = [channel.letters(letter, title and not place) for place, letter in enumerate(read)]
    beams: list[tuple[float, int, str, int]] = [(0.0, 0, "", AT_START)]
    finished: list[tuple[float, str]] = []
    while beams:
        following: list[tuple[float, int, str, int]] = []
        for cost, place, built, state in beams:
            if place == len(read):
                finished.append((cost + step(state, END)[0], built))
                continue
            for true, seen, price in options[place]:
                if len(seen) > 1 and not read.startswith(seen, place):
                    continue
                total, after = cost + price, state
                for letter in true:
                    more, after = step(after, letter)
                    total += more
                following.append((total, place + len(seen), built + true, after))
        following.sort()
        beams = following[:BEAM]
    return [form for _, form in sorted(finished)[:MOST]]
