"""Somebody who is withheld is named nowhere: not in what pages are made of, and not in what is searched for leaks."""

import gzip
import io
import json
import sqlite3
import subprocess
import zipfile
from contextlib import closing
from dataclasses import fields, is_dataclass, replace
from pathlib import PurePath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from generator.check import find_leaks, find_unmasked, mask_base
from generator.check.quotes import check_verbatim
from generator.content.masker import Withheld
from generator.content.withheld import find_withheld, make_masker
from generator.ingest.ids import hash_text
from generator.models.article import ArticleId
from generator.models.curated import EntityFile, HandwrittenPage, Record
from generator.models.knowledge import ReviewItem
from generator.models.text import Provenance
from tests.builders import Desk

WHO = Withheld("w1", "I. P.", ("Ivan Petrov", "Иван Петров", "Zoë Łukasz"), ("Petrov", "the witness"))
MASKER = make_masker([WHO])


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Ivan Petrov said", "[I. P.] said"),
        ("“IVAN\nPETROV’s house”", "“[I. P.]’s house”"),
        ("Ivan S. Petrov and Petrov", "[I. P.] and [I. P.]"),
        ("seeds/Ivan_Petrov-2.txt", "seeds/[I. P.]-2.txt"),
        ("https://example.org/ivan%20petrov", "https://example.org/[I. P.]"),
        ("Иван Петров, ZOE LUKASZ, Zoë Łukasz", "[I. P.], [I. P.], [I. P.]"),
        ("Pe\u0301trov", "[I. P.]"),
        ("the witness spoke", "[name withheld] spoke"),
        ("Petrova, Ivanov, witnesses", "Petrova, Ivanov, witnesses"),
        ("Pe\u00adtrov, Pet\u200brov and Pet-\nrov", "[I. P.], [I. P.] and [I. P.]"),
        ("PETROV, Ivan and the Petrovs", "[I. P.] and the [I. P.]"),
        ("@IvanPetrov, ivanpetrov@example.org, petrovivan.txt", "@[I. P.], [I. P.]@example.org, [I. P.].txt"),
        ("Ivan Sergeyevich Petrov and Ivan “Vanya” Petrov", "[I. P.] and [I. P.]"),
        ("Ivan told Petrov", "Ivan told [I. P.]"),
        ("2024-zoe-lukasz", "2024-[I. P.]"),
        ("#FreeIvanPetrovNow, ivanpetrov1980, petrov_78", "#[I. P.], [I. P.]1980, [I. P.]_78"),
        ("#FreePetrov, @petrov_case and PetrovCase", "#[I. P.], @[I. P.] and [I. P.]"),
        ("Pe\u034ftrov, Pet\ufe0frov, P\u180eetrov, Pe\U000e0074trov, Pet\u3164rov", "[I. P.], [I. P.], [I. P.], [I. P.], [I. P.]"),
        ("Pet\u2010\n  rov, Pet\u2011rov and Pet-rov", "[I. P.], [I. P.] and [I. P.]"),
        ("P. E. T. R. O. V., p e t r o v, P-e-t-r-o-v", "[I. P.]., [I. P.], [I. P.]"),
        ("ipetrov@example.org and petrovi@example.org", "[I. P.]@example.org and [I. P.]@example.org"),
        ("Pеtrov with a Cyrillic е; Ｐｅｔｒｏｖ", "[I. P.] with a Cyrillic е; [I. P.]"),
        ("Pe&shy;trov, Pet&#8203;rov, Pet&#xAD;rov, **Pe**trov", "[I. P.], [I. P.], [I. P.], **[I. P.]"),
        ("Ивана Петрова, ПЕТРОВ", "Ивана Петрова, [I. P.]"),
    ],
)
def test_names_are_masked_and_marked(text, masked):
    assert MASKER.mask(text) == masked


def test_ids_stay_ids():
    assert MASKER.mask_slug("2024-01-02-ivan-petrov-arrested-0a1b2c3d") == "2024-01-02-i-p-arrested-0a1b2c3d"
    assert MASKER.mask_slug("the-witness-of-oslo") == "withheld-of-oslo"


def test_names_in_other_scripts_are_masked_as_addresses_spell_them():
    masker = make_masker([Withheld("w2", "З. К.", ("Зарина Корват",), ("Корват",))])
    assert masker.mask_slug("2024-01-02-zarina-maria-korvat-v-oslo") == "2024-01-02-z-k-v-oslo"
    assert masker.mask("Korvat") == "[З. К.]"


@pytest.mark.parametrize(
    ("name", "text", "masked"),
    [
        (
            "Sinéad O’Brien",
            "O'Brien, O’BRIEN, OBrien, O Brien, o-brien, O&#39;Brien",
            "[S. O. B.], [S. O. B.], [S. O. B.], [S. O. B.], [S. O. B.], [S. O. B.]",
        ),
        ("Ali Abd al-Rahman", "Rahman and al Rahman", "[A. A. A. R.] and [A. A. A. R.]"),
        ("Ivan Petrov-Dahl", "Petrov-Dahl met Dahl and Petrov", "[I. P. D.] met [I. P. D.] and [name withheld]"),
        ("Jörg Müller", "Mueller, Muller, MÜLLER, joerg-mueller", "[J. M.], [J. M.], [J. M.], [J. M.]"),
        ("Joerg Mueller", "Müller met Jörg Müller", "[J. M.] met [J. M.]"),
        ("王小明", "记者王小明说，王 小明走了。Wang Xiaoming", "记者[王.]说，[王.]走了。[王.]"),
        ("イワン・ペトロフ", "証人イワン・ペトロフ氏、ペトロフは、イワンペトロフが", "証人[イ. ペ.]氏、[イ. ペ.]は、[イ. ペ.]が"),
        ("김철수", "증인 김철수가 말했다", "증인 [김.]가 말했다"),
    ],
)
def test_names_are_found_as_other_languages_write_them(name, text, masked):
    (who,) = find_withheld([Record("w1", EntityFile(schema="Person", name=name, sensitivity="initials"), Provenance("private/entities/w1.yml"))])
    assert make_masker([who]).mask(text) == masked


def test_words_of_a_knowledge_bases_own_templates_are_the_sites(tmp_path):
    (tmp_path / "words").mkdir()
    (tmp_path / "words/fr.yml").write_text("title:\n  small: Un petit Titre\n")
    (tmp_path / "main.html").write_text("<p>quokka by Numbat</p>")
    for surname, plain in (("Petit", True), ("Titre", True), ("Quokka", True), ("Numbat", False)):
        masker = make_masker([Withheld("w1", "E. P.", (f"Ella {surname}",), (surname,))], templates=tmp_path)
        assert [mask.plain for mask in masker.find(surname)] == [plain]
        assert masker.mask(surname.lower()) == (surname.lower() if plain else "[E. P.]")


def test_an_address_tells_by_a_part_of_its_words():
    masker = make_masker([WHO])
    assert masker.tells("https://freepetrovnow.example.org/")
    assert not masker.tells("https://example.org/petra")


def test_short_names_are_not_looked_for_inside_words():
    assert make_masker([Withheld("w3", "L. N.", ("Li Na",), ())]).mask("Lina, Li Na") == "Lina, [L. N.]"


def test_a_name_is_found_in_the_scripts_that_it_is_written_in_elsewhere():
    masker = make_masker([Withheld("w4", "I. K.", ("Igor Kuzmin",), ("Kuzmin",))])
    assert masker.mask("Игорь Кузьмин сказал. Кузьмин ушёл.") == "[I. K.] сказал. [I. K.] ушёл."


def test_a_surname_that_is_a_word_of_the_site_has_a_capital():
    masker = make_masker([Withheld("w5", "E. P.", ("Ellen Page",), ("Page",))])
    assert masker.mask("Page said on page 3 that Ellen page left. PAGE") == "[E. P.] said on page 3 that [E. P.] left. [E. P.]"
    assert masker.mask_slug("2024-page-testifies") == "2024-e-p-testifies"
    assert [mask.plain for mask in masker.find("Page then Ellen Page")] == [True, False]


def test_a_name_without_capitals_is_found_though_in_latin_letters_it_is_a_word_of_the_site():
    masker = make_masker([Withheld("w6", "Y. L.", ("优 安",), ("安",))])  # anyascii has "You" and "An"
    assert masker.mask("安 said; an officer agreed") == "[Y. L.] said; an officer agreed"


@pytest.mark.parametrize("surname", ["Summer", "Little", "März", "March", "French"])
def test_surnames_that_are_words_of_the_site_in_any_of_its_languages_are_no_leak_in_small_letters(surname):
    (mask,) = make_masker([Withheld("w7", "E. S.", (f"Ella {surname}",), (surname,))]).find(f"{surname} and {surname.lower()}")
    assert mask.plain


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/Ivan-Petrov",
        "see example.org/%50etrov for more",
        "(https://x.org/?q=ivan+petrov)",
        "at petrovcase.org",
        "www.savepetrov.example/x",
        "at PetrovCase.org",
        "at Petrovcase.org",
        "HTTPS://SAVEPETROV.EXAMPLE",
        "PETROVCASE.ORG",
        "петровдело.рф",
        "savepetrov@example.org",
    ],
)
def test_an_address_in_a_text_that_tells_is_masked_as_one_and_offsets_follow(address):
    desk = Desk()
    story = desk.article(f"Kan wrote {address} and Kan said it rained.", names={"Kan": "Organization"})
    story.claim("it rained", by=["Kan"])
    desk.curate_entity("w1", schema="Person", name="Ivan Petrov", sensitivity="initials")
    masked, curated = mask_base(desk.knowledge(), desk.curated)
    (article,) = masked.articles.values()
    assert "[address withheld]" in article.text
    assert "etrov" not in article.text
    assert list(check_verbatim(masked)) == []
    assert [claim.text for claim in masked.claims.values()] == ["it rained"]
    assert find_unmasked(masked, curated, desk.curated) == ()


def test_addresses_in_a_long_text_without_blanks_are_looked_for_once():
    desk = Desk()
    desk.article(f"Kan wrote {'a' * 300_000} and {'a.' * 100_000} and {'a-' * 100_000}.")  # each again from each of its letters would take minutes
    desk.curate_entity("w1", schema="Person", name="Ivan Petrov", sensitivity="initials")
    knowledge = desk.knowledge()
    assert mask_base(knowledge, desk.curated)[0].articles == knowledge.articles


def test_given_names_before_a_surname_are_looked_for_once():
    text = f"{'a.' * 39}1Petrov " * 2000  # every way to divide the letters before each into words would take minutes
    assert MASKER.mask(text) == text.replace("Petrov", "[I. P.]")


def test_of_many_who_are_withheld_each_is_masked_by_the_own_name():
    people = [Withheld(f"w{n}", f"A{n}.", (f"Anna Berg{n * 7919:x}ov", f"Anja Berg{n * 7919:x}ov"), (f"Berg{n * 7919:x}ov",)) for n in range(300)]
    masker = make_masker([*people, WHO, Withheld("w2", "A. P.", ("Anna Petrov",), ("Petrov",))])
    assert masker.mask("Anna Petrov, Ivan Petrov and Berg1eefov met Anja Berg3ddeov") == "[A. P.], [I. P.] and [A1.] met [A2.]"
    assert masker.mask("nobody " * 20_000) == "nobody " * 20_000


def test_the_proof_finds_a_name_wherever_it_is_left():
    knowledge, curated = base()
    assert [issue.code for issue in find_unmasked(knowledge, curated, curated)] == ["not-masked"]
    masked, masked_curated = mask_base(knowledge, curated)
    assert find_unmasked(masked, masked_curated, curated) == ()
    left = replace(masked, review=(ReviewItem("stale", "x", "x", "x", 1.0, yaml="by: Vanya Petrov\n"),))
    (issue,) = find_unmasked(left, masked_curated, curated)
    assert "etrov" not in str(issue)


def test_the_id_of_a_private_article_without_a_headline_says_nothing_of_its_text():
    desk = Desk()
    story = desk.article("The xylophone hall was closed. Kan said so.", title="", names={"Kan": "Organization"})
    story.claim("The xylophone hall was closed", by=["Kan"], confidence=0.1)
    old = story.article.id
    story.article = replace(story.article, id=ArticleId(old.replace("2023-12-18-", "2023-12-18-the-xylophone-hall-")), restricted=True)
    assert mask_base(desk.knowledge(), desk.curated)[0].articles.keys() == {f"2023-12-18-untitled-{old[-8:]}"}
    masked, _ = mask_base(desk.knowledge(), desk.curated)
    assert "the-xylophone-hall" not in str(masked)
    story.article = replace(story.article, restricted=False)
    knowledge = desk.knowledge()
    assert mask_base(knowledge, desk.curated)[0] is knowledge


def test_what_a_compound_leaves_of_a_name_is_in_no_id():
    desk = Desk()
    desk.article("They wrote under FreePetrovNow.", names={"FreePetrovNow": "Organization"})
    desk.curate_entity("w1", schema="Person", name="Ivan Petrov", sensitivity="initials")
    masked, _ = mask_base(desk.knowledge(), desk.curated)
    assert "etrov" not in str(masked).lower()
    assert any(item.key == "new:i-p" for item in masked.review)


def test_nobody_withheld_changes_nothing():
    assert not make_masker([])
    assert make_masker([]).mask("Ivan Petrov") == "Ivan Petrov"


@settings(deadline=None)
@given(st.lists(st.sampled_from(["Ivan Petrov", "Petrov", "said", "é", "İ", "ß", "\n", " ", ".", "Zoë Łukasz", "IVAN", "ﬁ"])))
def test_a_masked_text_gives_nothing_away_and_keeps_the_rest(parts):
    text = " ".join(parts)
    masked = MASKER.mask(text)
    assert not list(MASKER.find(masked))
    at = 0
    for mask in MASKER.find(text):
        assert masked.startswith(MASKER.mask(text[at : mask.start]) + mask.instead) or at
        at = mask.end


def base():
    """Two articles that name Ivan Petrov in every place that an article has."""
    desk = Desk()
    names = {"Ivan Petrov": "Person", "Oslo": "Place", "Kan": "Organization"}
    text = "Kan said that Ivan Petrov met Ada Roe in Oslo. “I saw it,” Petrov said.\nNobody else was there, and Kan left."
    story = desk.article(text, title="Ivan Petrov in Oslo", names=names)
    claim = story.claim("Ivan Petrov met Ada Roe in Oslo", by=["Kan"])
    later = story.claim("Nobody else was there", by=["Kan"])
    story.claim("I saw it", by=["Ivan Petrov"])
    story.event("met", "meeting", claim=claim, people={"Ivan Petrov": "attendee"}, place="Oslo")
    story.relate(later, "doubts", claim, scope="Ivan Petrov")
    story.article = replace(
        story.article,
        keys=("ivan-petrov.txt",),
        source=Provenance("seeds/ivan-petrov.txt", 1),
        facts=replace(story.article.facts, url="https://example.org/Ivan-Petrov", authors=("Ivan Petrov",), description="On Petrov."),
    )
    desk.curate_entity("w1", schema="Person", name="Ivan Petrov", aliases=["Vanya Petrov"], weak_aliases=["the witness"], wikidata="Q42",
                       sensitivity="initials", lead="Petrov is a witness.", former_ids=["ivan-petrov"])  # fmt: skip
    desk.curate_event("v", schema="Event", name="Meeting of Ivan Petrov", type="meeting", participants=[{"entity": "w1", "role": "attendee"}])
    knowledge = desk.knowledge()
    item = ReviewItem("new_name", "new:ivan-petrov", "Ivan Petrov", "Petrov", 1.0, yaml="name: Ivan Petrov\n")
    page = HandwrittenPage("about", "On Petrov", "About Ivan Petrov.", Provenance("content/pages/about.md", 1))
    return replace(knowledge, review=(item,)), replace(desk.curated, pages={"about": page})


def test_what_pages_are_made_of_holds_no_withheld_name():
    knowledge, curated = base()
    assert "Petrov" in repr(knowledge)
    masked, masked_curated = mask_base(knowledge, curated)
    for value in (repr(masked), repr(masked_curated)):
        for words in ("petrov", "vanya", "Q42", "the witness"):
            assert words not in value.lower().replace("q42", "Q42")


def test_offsets_move_with_the_text():
    knowledge, curated = base()
    masked, _ = mask_base(knowledge, curated)
    assert list(check_verbatim(knowledge)) == []
    assert list(check_verbatim(masked)) == []
    texts = sorted(claim.text for claim in masked.claims.values())
    assert texts == ["I saw it", "Nobody else was there", "[I. P.] met Ada Roe in Oslo"]
    for resolved in masked.mentions:
        mention = resolved.mention
        assert mention.span.of(masked.articles[resolved.article].part(mention.part)).strip("[]") == mention.text.strip("[]")


def test_the_hash_of_a_text_does_not_confirm_a_guess():
    knowledge, curated = base()
    (old,) = [article.sha256 for article in knowledge.articles.values()]
    masked, masked_curated = mask_base(knowledge, curated)
    assert old in repr(knowledge)
    assert old[:8] not in repr(masked) + repr(masked_curated)
    for article in masked.articles.values():
        assert article.sha256 == hash_text(article.text)
        assert article.id.endswith(article.sha256[:8])


def test_an_address_with_an_encoded_name_is_left_out():
    knowledge, curated = base()
    for encoded in ("https://example.org/%50etrov", "https://example.org/ivanpetrov-1"):
        articles = {key: replace(item, facts=replace(item.facts, url=encoded)) for key, item in knowledge.articles.items()}
        masked, _ = mask_base(replace(knowledge, articles=articles), curated)
        assert [item.facts.url for item in masked.articles.values()] == [""]


def test_ids_point_to_each_other_after_masking():
    knowledge, curated = base()
    masked, _ = mask_base(knowledge, curated)
    for key, article in masked.articles.items():
        assert key == article.id
    for claim in masked.claims.values():
        assert claim.article in masked.articles
        assert claim.id.startswith(claim.article)
    for relation in masked.relations:
        assert {relation.source, relation.target} <= masked.claims.keys()
    assert masked.entities["w1"].name == "I. P."
    assert masked.entities["w1"].sensitivity == "initials"


def test_no_kind_of_value_is_passed_over():
    """A new field of another kind must be masked too, or be known here to hold no words."""
    plain = (str, int, float, bool, type(None), PurePath)
    seen = []

    def visit(value):
        if isinstance(value, dict):
            visit(list(value.items()))
        elif isinstance(value, tuple | list | frozenset):
            for item in value:
                visit(item)
        elif is_dataclass(value):
            visit([getattr(value, item.name) for item in fields(value)])
        elif isinstance(value, BaseModel):
            visit([getattr(value, name) for name in type(value).model_fields])
        elif not isinstance(value, plain):
            seen.append(type(value))

    visit(list(base()))
    assert seen == []


def test_without_anybody_withheld_the_values_are_the_same():
    knowledge, curated = base()
    nobody = replace(curated, entities={})
    assert mask_base(knowledge, nobody) == (knowledge, nobody)


def cbor(*words):
    """Words as Pagefind writes them: a list of text strings, each after its length byte."""
    return bytes([0x80 + len(words)]) + b"".join(bytes([0x60 + len(word.encode())]) + word.encode() for word in words)


def database(tmp_path):
    path = tmp_path / "x.sqlite"
    with closing(sqlite3.connect(path)) as made, made:
        made.execute("CREATE TABLE t (a)")
        made.executemany("INSERT INTO t VALUES (?)", [("x" * 4000 + " Ivan Petrov " + "y" * 4000,)])
    return path.read_bytes()


def archive():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("inside.txt", "Ivan Petrov")
    return stream.getvalue()


LEAKS = {
    "page.html": lambda _: b"<p>Ivan Petrov</p>",
    "escaped.html": lambda _: b"<p>Iv&#97;n P&#x65;trov</p>",
    "surname.html": lambda _: b"<p>Petrov</p>",
    "weak.html": lambda _: b"<p>the witness</p>",
    "data.json": lambda _: json.dumps("Iván Pétrov").encode(),
    "feed.xml.gz": lambda _: gzip.compress(b"Ivan Petrov"),
    "link.html": lambda _: b'<a href="/x/Ivan%20Petrov/">x</a>',
    "index.pf_index": lambda _: gzip.compress(b"pagefind_dcd" + cbor("oslo", "petrov", "said")),
    "fragment.pf_fragment": lambda _: gzip.compress(b'pagefind_dcd{"content":"Ivan Petrov"}'),
    "site.sqlite": database,
    "data.zip": lambda _: archive(),
    "entities/ivan-petrov/index.html": lambda _: b"x",
}


@pytest.mark.parametrize("name", LEAKS)
def test_a_name_in_the_site_is_found(tmp_path, name):
    path = tmp_path / "site" / name
    path.parent.mkdir(parents=True)
    path.write_bytes(LEAKS[name](tmp_path))
    (tmp_path / "site" / "clean.html").write_text("<p>Ada Roe, Petrova, and witnesses</p>")
    _, curated = base()
    issues = find_leaks(curated, site=tmp_path / "site")
    assert {issue.code for issue in issues} == {"withheld-name"}
    assert all("petrov" not in str(issue).lower() for issue in issues)
    assert not any("clean" in issue.file for issue in issues)


@pytest.mark.parametrize("before", [0, 90, 95, 99, 100, 250, 290])
def test_a_name_is_found_however_far_down_a_large_file_it_stands(tmp_path, monkeypatch, before):
    monkeypatch.setattr("generator.check.leaks.LARGEST", 100)
    monkeypatch.setattr("generator.check.leaks.OVERLAP", 20)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "data.jsonl").write_text("-" * before + " Ivan Petrov " + "-" * 40)
    _, curated = base()
    assert [issue.code for issue in find_leaks(curated, site=tmp_path / "site")] == ["withheld-name"]


def git(folder, *arguments):
    subprocess.run(["git", "-c", "user.name=t", "-c", "user.email=t@example.org", *arguments], cwd=folder, check=True, capture_output=True)


def test_what_git_keeps_and_kept(tmp_path):
    git(tmp_path, "init", "-q")
    (tmp_path / "note.md").write_text("Ivan Petrov was here.")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "first")
    _, curated = base()
    assert [issue.file for issue in find_leaks(curated, root=tmp_path)] == ["note.md"]
    (tmp_path / "note.md").write_text("Nobody was here.")
    git(tmp_path, "commit", "-qam", "second")
    assert find_leaks(curated, root=tmp_path) == ()
    found = find_leaks(curated, root=tmp_path, history=True)
    assert [issue.file for issue in found] == ["note.md"]
    assert "git's history holds the name" in found[0].message


def test_names_of_files_and_branches_that_git_once_had(tmp_path):
    _, curated = base()
    (tmp_path / "on-ivan-petrov.md").write_text("nothing")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "first")
    git(tmp_path, "mv", "on-ivan-petrov.md", "note.md")
    git(tmp_path, "commit", "-qm", "second")
    git(tmp_path, "branch", "about/vanya-petrov")
    assert find_leaks(curated, root=tmp_path) == ()
    found = {(issue.file, issue.message.partition(" is ")[0]) for issue in find_leaks(curated, root=tmp_path, history=True)}
    assert found == {("on-[I. P.].md", "what a file in git's history was called"), ("refs/heads/about/[I. P.]", "the name of this branch or tag")}


def test_a_name_that_tags_cut_in_two_is_found(tmp_path):
    _, curated = base()
    (tmp_path / "index.html").write_text("<p>It was <b>Iv</b>an <a href='x'>Pet</a>rov.</p>")
    assert [issue.code for issue in find_leaks(curated, site=tmp_path)] == ["withheld-name"]


def test_private_files_that_git_keeps(tmp_path):
    git(tmp_path, "init", "-q")
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / "w1.yml").write_text("x")
    git(tmp_path, "add", "-f", ".")
    _, curated = base()
    assert [issue.code for issue in find_leaks(curated, root=tmp_path)] == ["private-in-git"]
