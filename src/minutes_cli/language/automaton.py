"""A word list that can be walked letter by letter: a minimal acyclic automaton (Daciuk et al. 2000).

Where a lookup answers whether a word exists, a walk knows after each letter which letters may follow, so
that a damaged word is compared with all words at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

CACHE_LIMIT = 10_000  # nodes, of some 400 bytes each
FINAL = 1  # lowest bit of a target: a word ends there

Edges = dict[str, tuple[int, bool]]


class Automaton(dict[int, Edges]):
    """An opened automaton: a node to its edges, letter to the next node and whether a word ends there.

    Node 0 is where every word begins.  Edges are read when a node is first asked for.
    """

    def __init__(self, first: memoryview, letters: memoryview, targets: memoryview) -> None:
        """Take the arrays of :func:`compile_automaton`.

        first: index of each node's first edge, one entry more than nodes.  letters: of the edges, code
        points.  targets: of the edges, the node number times two, plus FINAL.
        """
        super().__init__()
        self.first, self.letters, self.targets = first, letters, targets

    def __missing__(self, node: int) -> Edges:
        if len(self) >= CACHE_LIMIT:
            self.clear()
        edges = self[node] = {
            chr(self.letters[edge]): (self.targets[edge] >> 1, bool(self.targets[edge] & FINAL))
            for edge in range(self.first[node], self.first[node + 1])
        }
        return edges


def compile_automaton(words: Iterable[str]) -> Mapping[str, list[int]]:
    """The arrays of the automaton of some words: ``first``, ``letters`` and ``targets``."""
    children: list[dict[str, int]] = [{}]
    final: list[bool] = [False]
    register: dict[tuple[object, ...], int] = {}
    path: list[tuple[int, str, int]] = []  # parent, letter, child: of the word before, not yet minimal

    def minimise(depth: int) -> None:
        while len(path) > depth:
            parent, letter, child = path.pop()
            key = (final[child], tuple(sorted(children[child].items())))
            children[parent][letter] = register.setdefault(key, child)

    before = ""
    for word in sorted(set(words)):
        shared = 0
        while shared < len(before) and shared < len(word) and before[shared] == word[shared]:
            shared += 1
        minimise(shared)
        node = path[-1][2] if path else 0
        for letter in word[shared:]:
            children.append({})
            final.append(False)
            child = len(children) - 1
            children[node][letter] = child
            path.append((node, letter, child))
            node = child
        final[node] = True
        before = word
    minimise(0)
    return _number(children, final)


def _number(children: list[dict[str, int]], final: list[bool]) -> Mapping[str, list[int]]:
    """Number the nodes that are still reached, breadth first, and lay their edges side by side."""
    number = {0: 0}
    order = [0]
    for node in order:
        for _, child in sorted(children[node].items()):
            if child not in number:
                number[child] = len(order)
                order.append(child)
    first, letters, targets = [0], [], []
    for node in order:
        for letter, child in sorted(children[node].items()):
            letters.append(ord(letter))
            targets.append(number[child] << 1 | (FINAL if final[child] else 0))
        first.append(len(letters))
    return {"first": first, "letters": letters, "targets": targets}
