"""What kind of thing a name names, where its words or those before it say it more surely than the model."""

from dataclasses import replace
from itertools import pairwise

from generator.extract.lexicon import lexicon
from generator.extract.names.candidates import Candidate
from generator.extract.names.spans import INITIALS, PARTICLES, is_legal_form, is_name_word
from generator.models.reading import Schema

SPEAKING = frozenset({"say", "tell", "add", "announce", "ask", "write", "warn", "argue", "insist", "explain", "note", "claim", "state", "reply"})
CAPTIONS = frozenset({"image", "photo", "photos", "file", "video", "pictured"})  # a caption's next word, taken into a name
ARTICLES = frozenset({"the", "a", "an"})
POSSESSIVES = frozenset({"its", "their", "his", "her", "our"})


def label_by_words(candidate: Candidate) -> Candidate:
    """The candidate with the kind that words give it; unchanged where they say nothing."""
    if candidate.sure:
        return candidate
    schema = _of_own_words(candidate) or _of_shape(candidate) or _of_words_before(candidate) or _of_given_name(candidate)
    if schema:
        return replace(candidate, label=schema, sure=True)
    if candidate.label == "Person" and candidate.end - candidate.start == 1 and not _acts_as_person(candidate):
        return replace(candidate, label="Unknown")  # the model calls many a lone word a person: Safari, Lion, Kan
    return candidate


def _of_own_words(candidate: Candidate) -> Schema | None:
    words = lexicon()
    tokens = candidate.lowers
    first, last = tokens[0], tokens[-1]
    if candidate.label not in {"Person", "Product", "Event"} and words.country(candidate.text):
        return "Place"
    if len(tokens) == 1:
        return words.lone_names.get(last)
    if last in words.event_words or first in words.storms:
        return "Event"
    if any(doc_word in PARTICLES and dash == "-" for doc_word, dash in pairwise(tokens[1:])) and last not in words.organization_words:
        return "Person"  # "Ayman el-Kadi"
    if is_legal_form(candidate.words[-1]):
        return "Company"
    if candidate.label == "Person" and (first in words.given_names or last in words.surnames):
        return None
    return _of_ends(candidate, first, last)


def _of_ends(candidate: Candidate, first: str, last: str) -> Schema | None:
    """What the first and the last word of a longer name say."""
    words, tokens = lexicon(), candidate.lowers
    if last in words.product_words and candidate.label != "Person":
        return "Product"
    if first in words.place_first and len(tokens) == 2:
        return "Place"
    if first in words.regnal and last not in words.place_words and last not in words.organization_words:
        return "Person"
    if candidate.label in {"Place", "Unknown", "Person"} and last in words.place_words:
        return "Place"
    head = 1 if words.country(candidate.words[0]) else 0  # "Chinese Ministry of Foreign Affairs"
    if len(tokens) > head + 2 and tokens[head] in words.organization_words and tokens[head + 1] in {"of", "for"}:
        return words.organization_words[tokens[head]]
    return words.organization_words.get(last)


def _of_given_name(candidate: Candidate) -> Schema | None:
    """A first name and one or two words more are a person, whatever the model takes them for."""
    words, tokens, lowers = lexicon(), candidate.words, candidate.lowers
    if _has_age(candidate):
        return "Person"
    if candidate.label not in {"Organization", "Unknown", "Place"} or not 1 < len(tokens) < 4:
        return None
    if INITIALS.fullmatch(tokens[0]) and len(tokens) == 2 and tokens[1].istitle() and candidate.label == "Unknown":
        return "Person"  # "A. Brandt"
    if lowers[0] not in words.given_names:
        return None
    if lowers[-1] in words.place_words:
        return None  # "George Washington Bridge"
    return "Person" if all(word[0].isupper() and not word.isupper() and word.replace("-", "").isalpha() for word in tokens) else None


def _of_shape(candidate: Candidate) -> Schema | None:
    """A number in a name or a small letter before a capital mark a product: "Airbus A380", "iPhone"."""
    if candidate.label == "Event" or candidate.end - candidate.start > 4:
        return None
    last = candidate.words[-1]
    if any(c.isdigit() for c in last) and not last.startswith("'") and not (last.isdigit() and len(last) == 4):
        return "Product"
    if len(last) > 2 and last[0].islower() and last[1].isupper() and last.lower() not in lexicon().organization_names:
        return "Product"
    return None


def _of_words_before(candidate: Candidate) -> Schema | None:
    words, block, at = lexicon(), candidate.block, candidate.start - 1
    if at < 0:
        return None
    before = block.lowers[at]
    if before == "of" and at and block.words[at - 1] in words.place_kinds:
        return "Place"  # "the city of Manchester"
    if before == "in" and candidate.label == "Place" and len(candidate.words) == 1:
        return "Place"
    if _is_titled(before, candidate):
        return "Person"
    if before in words.honorifics and block.words[at][0].isupper() and candidate.label in {"Unknown", "Person", "Organization"}:
        return "Person"
    if block.words[at].islower() and before in words.naming_heads and candidate.label in {"Person", "Unknown", "Organization", "Product"}:
        return "Organization"
    last = candidate.words[-1]
    if (before in ARTICLES or before in POSSESSIVES) and candidate.end - candidate.start == 1 and candidate.label in {"Person", "Unknown"}:
        return "Group" if last.endswith("s") else None
    return None


def _is_titled(before: str, candidate: Candidate) -> bool:
    """Whether a title or an occupation stands before two or three words that are no body's: "prosecutor Tor-Aksel Busch"."""
    words, lists = candidate.text.split(), lexicon()
    if (
        candidate.label not in {"Organization", "Unknown", "Place"}
        or not 1 < len(words) < 4
        or not (before in lists.titles or before in lists.occupations)
    ):
        return False
    return _is_plain(words)


def _is_plain(words: list[str]) -> bool:
    """Whether words can be a person's: letters, and no words of bodies, places, products or titles among them."""
    lists = lexicon()
    no_person = (lists.organization_words, lists.place_words, lists.product_words, lists.titles)
    plain = all(word.replace("-", "").isalpha() and word[0].isupper() and not word.isupper() for word in words)
    return plain and not any(word.lower() in listed for word in words for listed in no_person) and not any(map(lists.country, words))


def _has_age(candidate: Candidate) -> bool:
    """Whether an age follows a name of several words: "Jane Roe, 34, said"."""
    words, end = candidate.block.words, candidate.end
    aged = end + 2 < len(words) and words[end] == "," and words[end + 1].isdigit() and 1 < len(words[end + 1]) < 3 and words[end + 2] in {",", "."}
    return aged and 1 < len(candidate.words) < 4 and candidate.label in {"Organization", "Unknown", "Place"}


def _acts_as_person(candidate: Candidate) -> bool:
    """Whether a lone name is called Mr., given a position, or says something."""
    before, token = candidate.block.lowers[candidate.start - 1] if candidate.start else "", candidate.block.doc[candidate.start]
    if before in lexicon().honorifics or before in lexicon().titles:
        return True
    return token.dep_ == "nsubj" and token.head.lemma_ in SPEAKING


def strip_titles(candidate: Candidate) -> Candidate:
    """A person's span without the titles and forms of address that the model took in: "Presiding Judge Martin Mann".

    A ruler's or a pope's title stays, or is taken in, where only a given name follows: it is how such persons are called in full.
    """
    words, block, start = lexicon(), candidate.block, candidate.start
    if candidate.label != "Person":
        return _person_after_title(candidate)
    while start < candidate.end - 1 and (
        block.lowers[start] in words.honorifics
        or block.lowers[start] in words.titles
        or block.words[start] in words.bodies  # under a picture: "AFP Angela Merkel"
        or not (is_name_word(block.words[start]) or INITIALS.fullmatch(block.words[start]))
    ):
        start += 1
    while start < candidate.end - 2 and block.lowers[start] in words.occupations:
        start += 1
    end = candidate.end
    while end - start > 1 and block.lowers[end - 1] in CAPTIONS:
        end -= 1
    candidate = replace(candidate, end=end)
    if start and _is_regnal(candidate, start - 1) and all(map(_is_numeral, block.words[start + 1 : candidate.end])):
        start -= 1
    return replace(candidate, start=start)


def _person_after_title(candidate: Candidate) -> Candidate:
    """The person whom the model took for a body or a work for the title before the name: "Model Ann Roe"."""
    words, lowers, start = lexicon(), candidate.block.lowers, candidate.start
    if candidate.sure or candidate.label not in {"Organization", "Unknown", "Product"}:
        return candidate
    if candidate.label == "Unknown" and candidate.end - start > 1 and lowers[start] in words.titles:
        after = replace(candidate, start=start + 1)  # "Mayor Ilse Brandqvist": the model finds no name there, and a title needs somebody
        if _is_titled(lowers[start], after) or (len(after.words) == 1 and _is_plain(after.words) and _acts_as_person(after)):
            return replace(after, label="Person", sure=True)
    while start < candidate.end - 2 and any(lowers[start] in listed for listed in (words.occupations, words.titles, words.honorifics)):
        start += 1
    named = start > candidate.start and lowers[start] in words.given_names
    return replace(candidate, start=start, label="Person", sure=True) if named else candidate


def cut_title(candidate: Candidate) -> Candidate:
    """The nationality that the model took for a name together with the title after it: the "Tajik" of "Tajik President"."""
    words, end = lexicon(), candidate.end
    if candidate.label == "Person" or candidate.sure or candidate.words[0] not in words.by_demonym:
        return candidate
    while end > candidate.start + 1 and any(
        candidate.block.lowers[end - 1] in listed for listed in (words.titles, words.occupations, words.title_modifiers)
    ):
        end -= 1
    return replace(candidate, end=end, label="Group") if end == candidate.start + 1 and end < candidate.end else candidate


def _is_regnal(candidate: Candidate, at: int) -> bool:
    block = candidate.block
    free = at >= candidate.start or not block.entities[at]
    return free and block.words[at][0].isupper() and block.lowers[at] in lexicon().regnal


def _is_numeral(word: str) -> bool:
    return set(word) <= set("IVX")
