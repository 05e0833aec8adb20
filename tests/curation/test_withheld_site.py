"""A withheld name in every place that an article and a YAML file have for one, and nowhere in the site."""

import json
import re
import unicodedata
from html import unescape
from urllib.parse import unquote

import pytest

from generator.check import find_leaks
from generator.check.leaks import texts_in
from generator.cli.building import inputs_of
from generator.commands.accept import plan_accept_state
from generator.commands.index import Index, save_index
from generator.commands.init import init_project
from generator.pipeline import build, make_knowledge
from generator.settings import load_project

PUBLIC = """\
Mayor opens bridge in Oslo

World March 3, 2024, 10:00

OSLO, March 3. /NTB/. Mayor Kari Dahl said the bridge was ready. "It is safe," Dahl said.
"""
PRIVATE = """\
Ivan Petrov testifies in Oslo court, lawyer says

World March 4, 2024, 10:00

OSLO, March 4. /NTB/. Ivan Petrov testified against the mayor in Oslo, his lawyer Kari Dahl said. "I saw everything," Petrov said.

Iván Petróv, who is a witness, met the mayor on March 1 in Oslo, NTB reported. IVAN PETROV denied the charges. Mr. Petrov's sister Anna was there.

Pet\u00adrov, Pe\u200btrov and Pe\u0301trov wrote to ivan.petrov@example.org, ipetrov@example.org and @IvanPetrov1980 under #FreeIvanPetrovNow.

The PETROV family, PETROV, Ivan, and Ivan S. Petrov live in Oslo. Ива́н Петров and Ivan "Vanya" Petrov are one, Pe&shy;trov's lawyer said.

See https://example.org/%49van-%50etrov, example.org/ivan%20petrov/1 and https://ivanpetrov.example.org for more. Ivan
Petrov and Ivan Pet-
rov were quoted. "Petrov, Petrov!" Ellen Page told NTB on page 3. Page said that Ｐｅｔｒｏｖ had left.

P\u034fetrov, Pet\ufe0frov and Pe\u2060trov, the lawyer said, are P. E. T. R. O. V. and Pet\u2010
rov. Under #FreePetrovNow and @petrov_case, www.savepetrov.example and petrovcase.org collected money in Oslo.

Sinéad O’Brien told NTB that OBrien and o-brien, also sinead.obrien@example.org, was not there. Mayor Kari Dahl said that 王小明 and 记者王小明说 in Oslo.

Jörg Müller-Moe met the mayor in Oslo. Mueller left, Moe said. "Muller saw it," Müller told NTB.
"""
UNTITLED = """\
The xylophone of Ivan Petrov fell in Oslo on March 2, the mayor Kari Dahl said to the quagga. Nobody in the okapi house was hurt by the gnu or the ibex.
"""
HTML = """\
<!doctype html><html lang="en"><head><title>&#73;van Petrov in court</title><meta property="og:title" content="Ivan P&#101;trov in court">
<meta name="author" content="Ivan Petrov"><link rel="canonical" href="https://example.org/ivan-petrov-in-court">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ivan Pe\\u0074rov in court", "datePublished": "2024-03-06",
"author": {"name": "Ivan Petrov"}, "keywords": ["Petrov"]}</script></head>
<body><article><h1>&#73;van P&eacute;trov in court</h1><p>Oslo mayor Kari Dahl said that <b>Ivan</b> <i>Pet</i>rov came to court in Oslo on March 5. <img src="petrov.jpg"
alt="Ivan Petrov" title="Petrov"></p><p>Ivan&nbsp;Petrov said nothing to reporters before the court, which heard two other witnesses on the bridge.</p></article></body></html>
"""
FILES = {
    "seeds/plain.txt": PUBLIC,
    "private/seeds/Ivan-Petrov.txt": PRIVATE,
    "private/seeds/Ivan-Petrov.yml": "section: Petrov\ndescription: About Petrov.\nauthors: [Ivan Petrov]\nurl: https://example.org/news/ivan-petrov\n"
    "archive_url: https://example.org/archive/Ivan_Petrov\n",
    "private/entities/w1.yml": "schema: Person\nname: Ivan Petrov\naliases: [Vanya Petrov, {name: Иван Петров, lang: ru}]\nweak_aliases: [Vanya]\n"
    "positions: [{title: aide of Petrov}]\nwikidata: Q424242\nidentifiers: {id: Petrov-1}\nwebsite: https://ivanpetrov.example.org\n"
    "lead: Ivan Petrov is a witness.\nreply: I, Ivan Petrov, deny it.\nsources: [{url: 'https://example.org/ivan-petrov', accessed: 2024-03-04}]\n"
    "former_ids: [ivan-petrov]\nsensitivity: initials\n",
    "private/events/v1.yml": "schema: Event\nname: Alleged meeting of Ivan Petrov and the mayor\ntype: meeting\ndate: 2024-03-01\n"
    "participants: [{entity: w1, role: attendee}]\nlead: Petrov is said to have met the mayor.\n"
    "evidence: [{article: ARTICLE, quote: met the mayor on March 1}]\nformer_ids: [meeting-of-petrov]\n",
    "private/judgements/j1.yml": "decision: correct\nclaim: {article: ARTICLE, exact: I saw everything}\nspeaker: w1\nby: me\non: 2024-03-05\nreason: Petrov said so\n",
    "private/seeds/petrov.html": HTML,
    "private/entities/w2.yml": "# Ellen Page\nschema: Person\nname: Ellen Page\nsensitivity: initials\n",
    "private/entities/w3.yml": "schema: Person\nname: Sinéad O’Brien\nsensitivity: initials\n",
    "private/entities/w4.yml": "schema: Person\nname: 王小明\nsensitivity: initials\n",
    "private/entities/w5.yml": "schema: Person\nname: Jörg Müller-Moe\nsensitivity: initials\n",
    "private/seeds/rows.jsonl": json.dumps({"id": "ivan-petrov-9", "title": "", "date": "2024-03-08", "text": UNTITLED}) + "\n",
    "private/judgements/j2.yml": "decision: refers\nmention: {article: ARTICLE, exact: Petrov, prefix: Mr.}\nentity: w1\nby: me\non: 2024-03-05\n",
    "private/judgements/j3.yml": "decision: reject\nclaim: {article: ARTICLE, exact: Petrov had never been here}\nby: me\non: 2024-03-05\nreason: Petrov\n",
    "private/judgements/j4.yml": "decision: ignore\nnames: [Ivan Petrov]\nby: Petrov\non: 2024-03-05\n",
    "private/corrections/c1.yml": "on: 2024-03-05\nwhat: We had misread what Ivan Petrov said.\nentities: [w1]\nby: me\n",
}


WORDS = (
    "petrov", "p. e. t. r. o. v", "vanya", "иван", "петров", "q424242", "ellen page", "ellen-page", "brien", "王小明", "xiaoming", "müller", "muller", "mueller",
    "xylophone", "quagga", "okapi",
)  # fmt: skip


@pytest.mark.slow
def test_a_withheld_name_is_nowhere_in_the_site(tmp_path):
    init_project(tmp_path, name="Bridges", track_seeds=True)
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    settings = tmp_path / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("# contact: corrections@example.org", "contact: desk@example.org"), "utf-8")
    project, issues = load_project(tmp_path)
    assert issues == ()
    articles = make_knowledge(project, inputs_of(project), cache=project.cache).knowledge.articles
    restricted = next(article.id for article in articles.values() if article.restricted and "saw everything" in article.text)
    for path in (tmp_path / "private").rglob("*.yml"):
        path.write_text(path.read_text("utf-8").replace("ARTICLE", restricted), "utf-8")

    built = build(project, inputs_of(project))
    assert [issue.code for issue in built.base.issues if issue.severity != "note"] == ["stale-judgement"]  # what was rejected is not there
    assert not built.kept_old_site
    digits = [
        article.id.rpartition("-")[2] for article in articles.values() if article.restricted
    ]  # of texts with names, by which one could try names
    state = plan_accept_state(project, saved_index(built, project))
    assert b"etrov" not in (state.changes[0].after or b"")
    assert (project.site / "entities/w1/index.html").is_file()
    assert "[I. P.]" in (project.site / "events/v1/index.html").read_text("utf-8")

    for page in project.site.rglob("*.html"):
        assert 'href="mailto:desk@example.org' in page.read_text("utf-8") or "Moved" in page.read_text("utf-8"), page
    assert "We had misread what [I. P.] said." in (project.site / "corrections/index.html").read_text("utf-8")
    assert find_leaks(built.base.curated, site=project.site) == ()
    for path in (*project.site.rglob("*"), *(project.build / "pages").rglob("*")):
        assert "petrov" not in path.relative_to(tmp_path).as_posix().lower()
        if path.is_file():
            for text in texts_in(path.read_bytes()):
                seen = plain(text)
                assert not [words for words in (*WORDS, *digits) if words in seen], path


def saved_index(built, project):
    save_index(built.base.knowledge, project.index, state=built.base.state)
    return Index(project.index)


def plain(text):
    """As an attacker reads it: escapes undone, accents and unseen characters gone, in small letters."""
    text = unquote(unescape(text))
    text = "".join(each for each in unicodedata.normalize("NFKD", text) if unicodedata.category(each) not in {"Mn", "Cf"})
    return re.sub(r"[*_]+|[-\u2010]\s*\n\s*|<[^<>]*>", "", text).lower()
