"""What a cue may introduce: stretches of its sentence, its quotations and its neighbours that the parse proposes as content."""

from collections.abc import Iterator

from generator.extract.attribution.cuts import cuts
from generator.extract.attribution.quotations import Quotation, Quotations
from generator.extract.attribution.tokens import Ranges, Tokens

Piece = tuple[int, int]
Proposals = dict[Ranges, tuple[str, int]]
"""Each candidate once, with the first way in which it was reached and the token that heads it (-1 where none does)."""

_CORE = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_BARE = frozenset({"punct", "aux", "auxpass", "neg", "det", "mark", "cc"})
_DESCEND = frozenset({"prep", "agent", "advcl", "dobj", "acl", "pcomp", "ccomp", "xcomp", "advmod", "prt", "attr", "oprd", "dative"})
_INNER = frozenset({"pobj", "pcomp", "ccomp", "acl", "relcl", "prep", "xcomp", "appos", "dobj"})
_SIBLINGS = frozenset({"ccomp", "dobj", "attr", "nsubj", "nsubjpass", "pobj", "acomp"})
_MODIFIERS = frozenset({"amod", "compound", "acl", "relcl", "advmod"})
FAR = 3  # blocks after the cue's that a speech can fill


class _Builder:
    """Collects the candidates of one cue."""

    def __init__(self, tokens: Tokens, quotations: Quotations, cue: int) -> None:
        self.tokens, self.quotations, self.cue = tokens, quotations, cue
        self.block = tokens.block[cue]
        self.block_start, self.block_end = tokens.block_bounds[self.block]
        self.sentence = (tokens.first[cue], tokens.last[cue])
        self.found: Proposals = {}

    def add(self, way: str, *pieces: Piece, root: int = -1) -> None:
        ranges = self.tokens.ranges([piece for piece in pieces if piece[0] < piece[1]]) if pieces else ()
        if ranges and ranges not in self.found:
            self.found[ranges] = (way, root)

    def subtree(self, token: int) -> Piece:
        return self.tokens.left[token], self.tokens.right[token]


def propose_contents(tokens: Tokens, quotations: Quotations, cue: int) -> Proposals:
    """The candidate contents of the cue headed by a token; a colon or dash is a cue too."""
    builder = _Builder(tokens, quotations, cue)
    if not tokens.weight[cue]:
        _after_mark(builder)
        return builder.found
    subject = next((c for c in tokens.children[cue] if tokens.deps[c] in _CORE), None)
    core = _core_of(builder, subject)
    _dependents(builder)
    _sentence(builder, core, subject)
    _upwards(builder)
    _quotations(builder, core)
    _next_blocks(builder)
    _cuts(builder)
    return builder.found


def _cuts(builder: _Builder) -> None:
    """Each stretch that does not hold the cue, without its tail."""
    for ranges, (way, root) in list(builder.found.items()):
        if len(ranges) == 1 and not ranges[0][0] <= builder.cue < ranges[0][1]:
            for how, piece in cuts(builder.tokens, way, ranges[0]):
                builder.add(how, piece, root=root)


def _core_of(builder: _Builder, subject: int | None) -> list[Piece]:
    """The cue's own words: its subject, auxiliaries and itself."""
    tokens, cue = builder.tokens, builder.cue
    helpers = [c for c in tokens.children[cue] if tokens.deps[c] in ("aux", "auxpass", "neg") and c < cue]
    core = [(min([*helpers, cue]), cue + 1)]
    if subject is not None:
        core.append(builder.subtree(subject))
    return sorted(core)


def _after_mark(builder: _Builder) -> None:
    cue, (first, last) = builder.cue, builder.sentence
    builder.add("mark:block", (cue + 1, builder.block_end))
    builder.add("mark:sentence", (cue + 1, last))
    builder.add("mark:before", (first, cue))
    reach: list[Piece] = []
    for number in _following(builder, 2):
        reach.append(builder.tokens.block_bounds[number])
        builder.add(f"mark:next{len(reach)}", *reach)
        builder.add(f"mark:on{len(reach)}", (cue + 1, builder.block_end), *reach)


def _dependents(builder: _Builder) -> None:
    tokens, cue = builder.tokens, builder.cue
    deps = tokens.deps
    own = [c for c in tokens.children[cue] if deps[c] not in _BARE]
    for c in own:
        side, whole = "L" if c < cue else "R", builder.subtree(c)
        builder.add(f"child:{deps[c]}:{side}", whole, root=c)
        if c > cue and c != own[-1]:
            builder.add(f"from:{deps[c]}", (whole[0], tokens.right[cue]), root=c)
        if deps[c] in _DESCEND:
            _grandchildren(builder, c)
        if deps[c] in ("ccomp", "xcomp", "dobj"):
            for d in tokens.children[c]:
                if d > c and deps[d] in ("conj", "advcl"):
                    builder.add(f"child-{deps[d]}:{deps[c]}", (whole[0], min(whole[1], tokens.left[d])), root=c)


def _grandchildren(builder: _Builder, child: int) -> None:
    tokens, deps = builder.tokens, builder.tokens.deps
    for d in tokens.children[child]:
        if deps[d] not in _INNER:
            continue
        builder.add(f"{deps[child]}>{deps[d]}", builder.subtree(d), root=d)
        if deps[d] in ("prep", "pcomp"):
            for e in tokens.children[d]:
                if deps[e] in ("pobj", "pcomp"):
                    builder.add(f"{deps[child]}>{deps[d]}>{deps[e]}", builder.subtree(e), root=e)


def _sentence(builder: _Builder, core: list[Piece], subject: int | None) -> None:
    """Whole stretches of the sentence before, after and around the cue."""
    tokens, cue, (first, last) = builder.tokens, builder.cue, builder.sentence
    builder.add("after:subtree", (cue + 1, tokens.right[cue]))
    builder.add("after:sentence", (cue + 1, last))
    if subject is not None and subject > cue:
        builder.add("after:subject", (tokens.right[subject], last))
    builder.add("before:cue", *tokens.without((first, cue), core))
    builder.add("before:core", (first, core[0][0]))
    builder.add("sentence-core", *tokens.without((first, last), core))
    builder.add("sentence-clause", *tokens.without((first, last), [builder.subtree(cue)]))
    builder.add("around:core", (first, core[0][0]), (core[-1][1], last))


def _upwards(builder: _Builder) -> None:
    """What the cue hangs on: "X, as she put it, Y"; "the reported Z"."""
    tokens, cue = builder.tokens, builder.cue
    head, deps, own = tokens.head[cue], tokens.deps, builder.subtree(cue)
    if head == cue:
        return
    above, how = builder.subtree(head), deps[cue]
    builder.add(f"head:{how}", *tokens.without(above, [own]), root=head)
    builder.add(f"head-left:{how}", (above[0], min(above[1], own[0])), root=head)
    if how in _MODIFIERS:
        builder.add(f"head-all:{how}", *tokens.without(above, [(cue, cue + 1)]), root=head)
    if tokens.head[head] != head:
        builder.add(f"head2:{how}", *tokens.without(builder.subtree(tokens.head[head]), [own]), root=tokens.head[head])
    for c in tokens.children[head]:
        if c > cue:
            builder.add(f"sibling:{how}>{deps[c]}", builder.subtree(c), root=c)
        elif c != cue and deps[c] in _SIBLINGS:
            builder.add(f"sibling-left:{how}>{deps[c]}", builder.subtree(c), root=c)


def _pieces(quotations: list[Quotation]) -> list[Piece]:
    return [(q.start, q.end) for q in quotations]


def _quotations(builder: _Builder, core: list[Piece]) -> None:
    tokens, cue, (first, last) = builder.tokens, builder.cue, builder.sentence
    here = builder.quotations.by_block.get(builder.block, [])
    touching = [q for q in here if q.start < last and q.end > first and not q.start <= cue < q.end]
    if not touching:
        before = [q for q in here if q.end <= first + 1]
        after = [q for q in here if q.start >= last - 1]
        if before:
            builder.add("quote:previous", *_pieces(before[-1:]))
            builder.add("quote:all-previous", *_pieces(before))
        if after:
            builder.add("quote:next", *_pieces(after[:1]))
            builder.add("quote:all-next", *_pieces(after))
        return
    onward = [q for q in here if q.start >= touching[0].start]
    rest = tokens.without((first, last), core)
    builder.add("quote:sentence", *_pieces(touching))
    for q in touching[:4]:
        builder.add("quote:" + ("L" if q.end <= cue else "R"), (q.start, q.end))
    builder.add("quote:onward", *_pieces(onward))
    builder.add("quote:all", *_pieces(here))
    builder.add("quote:long", *_pieces([q for q in here if len(q) >= 6]))
    builder.add("quote:to-block-end", *tokens.without((touching[0].start, builder.block_end), core))
    builder.add("quote:rest+onward", *rest, *_pieces(onward))
    builder.add("quote:after+onward", (cue + 1, last), *_pieces(onward))
    builder.add("quote:before+onward", (first, core[0][0]), *_pieces([q for q in here if q.start >= cue]))
    builder.add("quote:block-before", (builder.block_start, core[0][0]))


def _next_blocks(builder: _Builder) -> None:
    """A speech that fills the blocks after its cue, or the one before it."""
    tokens, cue, (first, last) = builder.tokens, builder.cue, builder.sentence
    end = builder.block_end
    here = builder.quotations.by_block.get(builder.block, [])
    touching = [q for q in here if q.start < last and q.end > first and not q.start <= cue < q.end]
    if end - last <= 1 or any(tokens.words[i] == ":" for i in range(cue, min(cue + 25, end))):
        reach: list[Piece] = []
        for number in _following(builder, FAR):
            reach.append(tokens.block_bounds[number])
            builder.add(f"next{len(reach)}", *reach)
            if touching:
                builder.add(f"quote+next{len(reach)}", *_pieces(touching), *reach)
    if builder.block and first == builder.block_start and cue - first < 8 and not touching and _same_part(builder, builder.block - 1):
        builder.add("previous-block", tokens.block_bounds[builder.block - 1])


def _following(builder: _Builder, most: int) -> Iterator[int]:
    """The next blocks of the same string."""
    for number in range(builder.block + 1, min(builder.block + 1 + most, len(builder.tokens.block_bounds))):
        if not _same_part(builder, number):
            return
        yield number


def _same_part(builder: _Builder, block: int) -> bool:
    return builder.tokens.parts[block] == builder.tokens.parts[builder.block]
