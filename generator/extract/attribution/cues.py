"""Which tokens may head a cue, and the features by which each is judged."""

import numpy as np
from numpy.typing import NDArray
from spacy.strings import get_string_id

from generator.extract.attribution.hashing import Features, Ids, Places, hash_columns, hash_templates, ids_of, stable_id
from generator.extract.attribution.quotations import Quotations
from generator.extract.attribution.tokens import Tokens

NONE = np.uint64(0)
MARKS = frozenset({":", "―", "—"})
NEAR_START = 14  # tokens of a block within which a colon or dash can set off a speaker

PLAIN = (
    "lemma", "lower", "pos", "tag", "dep", "quoted", "quoted_length", "beside_quote", "head_lemma", "head_pos", "w-1", "w+1", "w+2", "w-2",
    "subject_shape", "subject_how", "subject_lemma", "suffix", "child_deps", "frame", "from_sentence", "from_block", "first_block",
    "object_entity", "object_lemma", "depth", "act", "head_act", "head2_lemma", "lemma frame", "pos frame",
)  # fmt: skip
JOINED = (
    "lemma pos", "lemma pos dep", "lemma quoted", "lemma beside_quote", "head_pos dep", "lemma head_lemma", "lemma w+1", "lemma w-1",
    "lemma subject_shape", "pos subject_shape", "dep head_lemma",
    "lemma frame subject_shape", "head_lemma head2_lemma", "pos quoted beside_quote", "lemma object_lemma", "lemma tag",
    "lemma depth", "w-1 w+1", "pos w+1 w+2",
    "act frame", "act dep", "act subject_shape", "act quoted beside_quote", "act head_act dep", "head_act dep pos", "act w+1", "act child_deps",
    "lemma child_deps", "lemma w+1 frame", "lemma object_entity", "lemma from_sentence", "act object_lemma", "lemma dep frame", "w-1 lemma w+1",
)  # fmt: skip
CHILD_TEMPLATES = ("act c_dep c_lemma", "c_dep", "lemma c_dep", "pos c_dep", "c_dep c_lemma", "c_dep c_side")
COMPLEMENT_TEMPLATES = ("lemma c_lemma", "c_dep c_pos", "lemma c_dep c_lower")
PUNCTUATION_TEMPLATE = "c_lower"

_INDIRECT = tuple(get_string_id(name) for name in ("conj", "xcomp", "advcl"))
_SUBJECTS = tuple(get_string_id(name) for name in ("nsubj", "nsubjpass", "csubj"))
_FRAME = tuple(get_string_id(name) for name in ("ccomp", "dobj", "xcomp", "prep", "attr", "acl"))
_COMPLEMENTS = tuple(get_string_id(name) for name in ("dobj", "prep", "xcomp", "ccomp", "attr"))
_OPENING = tuple(get_string_id(name) for name in ("attr", "acomp", "dobj", "ccomp", "xcomp", "oprd", "prep", "pobj"))
_BARE = tuple(get_string_id(name) for name in ("punct", "aux", "advmod"))
_PUNCT, _DOBJ = get_string_id("punct"), get_string_id("dobj")


def _among(ids: Ids, values: tuple[int, ...]) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = ids == np.uint64(values[0])
    for value in values[1:]:
        found |= ids == np.uint64(value)
    return found


def cue_candidates(tokens: Tokens) -> NDArray[np.int64]:
    """Tokens that may head a cue: verbs, nouns and adjectives, "according" and "per", and a colon or dash near a block's head."""
    poses, lowers = tokens.poses, tokens.lowers
    found = []
    for i, word in enumerate(tokens.words):
        if word in MARKS:
            if i - tokens.block_bounds[tokens.block[i]][0] < NEAR_START:
                found.append(i)
        elif tokens.weight[i] and (
            poses[i] in ("VERB", "NOUN", "ADJ")
            or (poses[i] == "AUX" and tokens.deps[i] not in ("aux", "auxpass"))
            or (lowers[i] in ("according", "per") and poses[i] in ("ADP", "VERB", "SCONJ"))
        ):
            found.append(i)
    return np.array(found, np.int64)


def subjects(tokens: Tokens) -> tuple[NDArray[np.int64], Ids]:
    """Each token's subject (-1 for none), its own or through conjuncts and open clauses, or what its relative clause describes; and how it was found."""
    count = len(tokens)
    head = np.array(tokens.head, np.int64)
    own = np.full(count, -1, np.int64)
    is_subject = np.flatnonzero(_among(tokens.dep, _SUBJECTS))[::-1]
    own[head[is_subject]] = is_subject
    found, how = own.copy(), np.where(own >= 0, stable_id("own"), 0).astype(np.uint64)
    at, climbing = np.arange(count), own < 0
    for _ in range(4):
        climbing &= _among(tokens.dep[at], _INDIRECT)
        at = np.where(climbing, head[at], at)
        hit = climbing & (own[at] >= 0)
        found[hit], how[hit] = own[at[hit]], stable_id("shared")
        climbing &= ~hit
    relative = (found < 0) & _among(tokens.dep, (get_string_id("relcl"), get_string_id("acl")))
    found[relative], how[relative] = head[relative], stable_id("relative")
    return found, how


def shapes(tokens: Tokens, at: NDArray[np.int64]) -> Ids:
    """What kind of thing a token names: its entity label, a pronoun's very word, or its part of speech."""
    shape = np.where(tokens.entity[at] > 0, tokens.entity[at], tokens.pos[at])
    shape = np.where(tokens.pos[at] == get_string_id("PRON"), tokens.lower[at], shape)
    return np.where(at >= 0, shape, NONE).astype(np.uint64)


def cue_features(tokens: Tokens, quotations: Quotations, rows: NDArray[np.int64]) -> Features:
    """The features of the tokens that `rows` names."""
    columns = _columns(tokens, quotations, rows)
    table = hash_templates((*PLAIN, *JOINED), columns)
    row_of = np.full(len(tokens), -1, np.int64)
    row_of[rows] = np.arange(len(rows))
    head = np.array(tokens.head, np.int64)
    child = np.flatnonzero((row_of[head] >= 0) & (head != np.arange(len(tokens))))
    owner = row_of[head[child]]
    about = {"act": columns["act"][owner], "lemma": columns["lemma"][owner], "pos": columns["pos"][owner], "c_dep": tokens.dep[child], "c_lemma": tokens.lemma[child],
             "c_lower": tokens.lower[child], "c_pos": tokens.pos[child], "c_side": (child < head[child]).astype(np.uint64)}  # fmt: skip
    is_mark = about["c_dep"] == _PUNCT
    complement = _among(about["c_dep"], _COMPLEMENTS)
    owners, keys = [], []
    for chosen, templates in ((~is_mark, CHILD_TEMPLATES), (complement, COMPLEMENT_TEMPLATES), (is_mark, (PUNCTUATION_TEMPLATE,))):
        part = {name: column[chosen] for name, column in about.items()}
        owners.append(np.tile(owner[chosen], len(templates)))
        keys.append(hash_templates(templates, part).T.ravel())
    above, climbing = head[rows], np.arange(len(rows))
    for _ in range(3):  # every ancestor's lemma, whatever its distance
        keep = head[above] != above
        above, climbing = above[keep], climbing[keep]
        owners.append(climbing)
        keys.append(hash_columns("ancestor", {"ancestor": tokens.lemma[above]}))
        above = head[above]
    return Features(table, np.concatenate(owners).astype(np.int32), np.concatenate(keys), _places(tokens, rows, head), len(PLAIN))


def _places(tokens: Tokens, rows: NDArray[np.int64], head: NDArray[np.int64]) -> Places:
    """The tokens whose vectors tell about a candidate: itself, its head, its subject, its first complement, and its neighbours."""
    count = len(tokens)
    complement = np.full(count, -1, np.int64)
    found = np.flatnonzero(_among(tokens.dep, _OPENING) & (head != np.arange(count)))[::-1]
    complement[head[found]] = found
    subject, _ = subjects(tokens)
    return np.stack(
        [rows, np.where(head[rows] != rows, head[rows], -1), subject[rows], complement[rows], np.where(rows + 1 < count, rows + 1, -1), rows - 1],
        axis=1,
    )


def _columns(tokens: Tokens, quotations: Quotations, rows: NDArray[np.int64]) -> dict[str, Ids]:
    count = len(tokens)
    head = np.array(tokens.head, np.int64)
    lemma, lower = tokens.lemma, tokens.lower
    inside = np.array(quotations.inside, np.uint64)[rows]
    bounds = np.array(tokens.block_bounds, np.int64)[np.array(tokens.block, np.int64)[rows]] if count else np.zeros((0, 2), np.int64)
    first = np.array(tokens.first, np.int64)[rows]
    subject, how = subjects(tokens)
    subject_shape = shapes(tokens, subject)[rows]
    subject, how = subject[rows], how[rows]
    objects = np.full(count, -1, np.int64)
    is_object = np.flatnonzero(tokens.dep == _DOBJ)
    objects[head[is_object]] = is_object
    objects = objects[rows]

    def word(offset: int) -> Ids:
        at = rows + offset
        ok = (at >= bounds[:, 0]) & (at < bounds[:, 1])
        return np.where(ok, lower[np.clip(at, 0, max(0, count - 1))], NONE)

    deps, frame = _dependents(tokens, head)
    above = head[rows]
    acts = np.array(tokens.act_list, np.uint64)
    return {
        "lemma": lemma[rows], "lower": lower[rows], "pos": tokens.pos[rows], "tag": tokens.tag[rows], "dep": tokens.dep[rows],
        "quoted": (inside > 0).astype(np.uint64), "quoted_length": np.minimum(6, inside // 5).astype(np.uint64),
        "beside_quote": beside_quotation(tokens, quotations)[rows],
        "act": acts[rows], "head_act": acts[above],
        "head_lemma": lemma[above], "head_pos": tokens.pos[above], "head2_lemma": lemma[head[above]],
        "w-1": word(-1), "w+1": word(1), "w+2": word(2), "w-2": word(-2),
        "subject_shape": subject_shape, "subject_how": how, "subject_lemma": np.where(subject >= 0, lemma[subject], NONE),
        "suffix": ids_of([tokens.lowers[i][-3:] for i in rows.tolist()]),
        "child_deps": deps[rows], "frame": frame[rows],
        "from_sentence": np.minimum(4, rows - first).astype(np.uint64), "from_block": np.minimum(3, rows - bounds[:, 0]).astype(np.uint64),
        "first_block": (np.array(tokens.block, np.int64)[rows] == 0).astype(np.uint64),
        "object_entity": np.where(objects >= 0, np.where(tokens.entity[objects] > 0, tokens.entity[objects], tokens.pos[objects]), NONE),
        "object_lemma": np.where(objects >= 0, lemma[objects], NONE),
        "depth": np.minimum(3, np.array(tokens.depth, np.int64)[rows]).astype(np.uint64),
    }  # fmt: skip


def _dependents(tokens: Tokens, head: NDArray[np.int64]) -> tuple[Ids, Ids]:
    """For each token the set of its dependents' labels, and that of its complements alone, as one number each: a bit a label."""
    deps, frame = np.zeros(len(tokens), np.uint64), np.zeros(len(tokens), np.uint64)
    child = np.flatnonzero(head != np.arange(len(tokens)))
    bits = np.uint64(1) << (tokens.dep[child] % np.uint64(61))
    plain = _among(tokens.dep[child], _BARE)
    np.bitwise_or.at(deps, head[child][~plain], bits[~plain])
    framed = _among(tokens.dep[child], _FRAME)
    np.bitwise_or.at(frame, head[child][framed], bits[framed])
    return deps, frame


def beside_quotation(tokens: Tokens, quotations: Quotations) -> Ids:
    """1 for tokens whose sentence touches a quotation that they do not stand in."""
    touched = np.zeros(len(tokens), np.uint64)
    for quotation in quotations.all:
        touched[tokens.first[quotation.start] : quotation.start] = 1
        touched[quotation.end : tokens.last[quotation.end - 1]] = 1
    return touched
