"""A small knowledge base with every kind of page, standing and mark: short articles of an invented harbour town."""

from pathlib import Path

from generator.models.curated import Curated, HandwrittenPage
from generator.models.knowledge import Knowledge
from generator.models.text import Provenance
from generator.settings import Project, Settings
from tests.builders import UNRESOLVED, Desk

HOSTILE = (
    "<script>alert(1)</script> said *bold* and _it_ of [x](javascript:alert(2)) {{ config }} {% raw %} &amp; "
    "<!-- hidden --> `code` $math$ --- [^1] ![i](y.png) \x02wzxhzdk:0\x03 </div></span> \u202eend"
)
HOSTILE_TITLE = '# "Heading" <b onmouseover=x>of</b> {{ 7*7 }} **stars** </script><script>'


def make_desk() -> Desk:
    desk = Desk()
    _contested(desk)
    _origins(desk)
    _other_standings(desk)
    _withdrawn(desk)
    _admitted(desk)
    _asked(desk)
    _corrected(desk)
    _unread(desk)
    _hostile(desk)
    _many(desk)
    _curate(desk)
    return desk


def make_project(root: Path, **settings: object) -> Project:
    """Ten rows a page, so that lists go on."""
    chosen = {"per_page": 10, "edit_base": "https://github.com/owner/base/edit/main/", "contact": "desk@example.org"} | settings
    return Project(root, Settings.model_validate(chosen), site_name="Harbour Book", site_description="Who said what of the harbour", site_url=None)


def make_curated(desk: Desk) -> Curated:
    """The curated files with two hand-written pages, one of which tries to do harm."""
    about = HandwrittenPage(
        "about", "About", "## Why\n\nA *short* text.\n\n- one\n- two\n\n<script>alert(3)</script>\n\n[bad](javascript:x)", _at("about")
    )
    home = HandwrittenPage("home", "Home", "What this is about.", _at("home"))
    base = desk.curated
    return Curated(base.entities, base.events, base.judgements, {"about": about, "home": home})


def make_knowledge() -> tuple[Knowledge, Curated]:
    desk = make_desk()
    return desk.knowledge(), make_curated(desk)


def _at(name: str) -> Provenance:
    return Provenance(f"content/pages/{name}.md", 1)


def _contested(desk: Desk) -> None:
    story = desk.article(
        "No word from the town on alleged meeting\n"
        "The Town Council has not commented on an alleged meeting of Ada Roe and Ben Oak in Lowport.\n"
        "Radio Quay earlier reported the alleged meeting in Lowport, attended by Ada Roe and Ben Oak. "
        '"There was no such meeting, nor could there be," a source in the harbour office said.\n'
        "According to their claims, the purpose may have been to settle the strike. Fog lay over the bay.",
        publisher="Wire One",
        day="2024-03-02",
        title="No word from the town on alleged meeting",
        language="en",
        names={"Ada Roe": "Person", "Ben Oak": "Person", "Lowport": "Place", "Radio Quay": "Organization", "Town Council": "PublicBody"},
    )
    silent = story.claim(
        "The Town Council has not commented on an alleged meeting", act="decline_comment", hedges=["alleged"], about=["Town Council"]
    )
    said = story.claim(
        "the alleged meeting in Lowport, attended by Ada Roe and Ben Oak",
        by=["Radio Quay"],
        hedges=["alleged"],
        about=["Ada Roe", "Ben Oak", "Lowport"],
    )
    doubt = story.claim("There was no such meeting, nor could there be,", by=["a source in the harbour office"], act="doubt", form="direct")
    story.claim("the purpose may have been to settle the strike", by=[UNRESOLVED], hedges=["may have been"])
    story.relate(doubt, "doubts", said, "the whole report")
    story.event("meeting", "meeting", claim=said, date="[..2024-03-02]", place="Lowport", people={"Ada Roe": "attendee", "Ben Oak": "attendee"})
    assert silent


def _origins(desk: Desk) -> None:
    for publisher, speaker, day in (("Daily Two", "Harbour Police", "2024-03-05"), ("Evening Three", "Fire Brigade", "2024-03-06")):
        story = desk.article(
            f"Fire in the old warehouse\n{speaker} said the warehouse in Lowport burned down on 4 March. Ben Oak was not there, {speaker} said.",
            publisher=publisher,
            day=day,
            title="Fire in the old warehouse",
            names={"Lowport": "Place", "Ben Oak": "Person"},
        )
        claim = story.claim("the warehouse in Lowport burned down on 4 March", by=[speaker], about=["Lowport"])
        story.claim("Ben Oak was not there", by=[speaker], about=["Ben Oak"])
        story.event("burned down", "fire", claim=claim, date="2024-03-04", place="Lowport")


def _other_standings(desk: Desk) -> None:
    denied = desk.article(
        "Mayor denies sale\nAda Roe denied that she had sold the pier.", publisher="Daily Two", day="2024-04-01", title="Mayor denies sale",
        names={"Ada Roe": "Person"},
    )  # fmt: skip
    claim = denied.claim("she had sold the pier", by=["Ada Roe"], act="deny")
    denied.event("sold", "sale", claim=claim, date="2024-03", people={"Ada Roe": "actor"})
    planned = desk.article(
        "Regatta set for June\nThe Town Council announced that a regatta will take place in Lowport in June.", publisher="Daily Two",
        day="2024-04-02", title="Regatta set for June", names={"Lowport": "Place"},
    )  # fmt: skip
    claim = planned.claim("a regatta will take place in Lowport in June", by=["Town Council"], act="announce")
    planned.event("regatta", "sport", claim=claim, date="2024-06", place="Lowport", planned=True)


def _withdrawn(desk: Desk) -> None:
    story = desk.article(
        "Quay takes back report\nRadio Quay said the ferry of Lowport had sunk. It withdrew the report on Friday.", publisher="Evening Three",
        day="2024-04-10", title="Quay takes back report", names={"Lowport": "Place"},
    )  # fmt: skip
    claim = story.claim("the ferry of Lowport had sunk", by=["Radio Quay"], about=["Lowport"])
    withdrawal = story.claim("It withdrew the report on Friday", by=["Radio Quay"])
    story.event("sunk", "disaster", claim=claim, date="2024-04-09", place="Lowport")
    story.relate(withdrawal, "withdraws", claim)


def _admitted(desk: Desk) -> None:
    story = desk.article(
        'Oak met the strikers\n"I met the strikers on Sunday," Ben Oak said. The strikers of Lowport were told that Ben Oak is ill.',
        publisher="Daily Two", day="2024-04-15", title="Oak met the strikers", names={"Ben Oak": "Person"},
    )  # fmt: skip
    claim = story.claim("I met the strikers on Sunday,", by=["Ben Oak"], form="direct", about=["Ben Oak"])
    story.event("met", "meeting", claim=claim, date="2024-04-14", people={"Ben Oak": "attendee"})


def _asked(desk: Desk) -> None:
    """A question, an unresolved speaker and a repetition, all on one event."""
    story = desk.article(
        "Who closed the lock?\nFire Brigade said the lock of Lowport was closed on 18 April. Fire Brigade said again that the lock was closed. "
        "Town Council asked whether the lock of Lowport was closed at all. According to reports, the lock may have been closed for repairs.",
        publisher="Evening Three", day="2024-04-19", title="Who closed the lock?", names={"Lowport": "Place", "Town Council": "PublicBody"},
    )  # fmt: skip
    claim = story.claim("the lock of Lowport was closed on 18 April", by=["Fire Brigade"], about=["Lowport"])
    again = story.claim("the lock was closed", by=["Fire Brigade"], about=["Lowport"], repeats=claim)
    asked = story.claim("whether the lock of Lowport was closed at all", by=["Town Council"], act="ask", about=["Lowport"])
    left_open = story.claim("the lock may have been closed for repairs", by=[UNRESOLVED], hedges=["may have been"])
    story.event("closed", "closure", claim=claim, date="2024-04-18", place="Lowport")
    story.event("closed", "closure", claim=asked, date="2024-04-18", place="Lowport")
    story.event("closed", "closure", claim=left_open, date="2024-04-18", place="Lowport")
    story.relate(again, "repeats", claim)


def _corrected(desk: Desk) -> None:
    story = desk.article(
        "Two boats, not three\nHarbour Police said three boats were lost. Harbour Police later said two boats were lost.", publisher="Daily Two",
        day="2024-04-20", title="Two boats, not three",
    )  # fmt: skip
    first = story.claim("three boats were lost", by=["Harbour Police"])
    second = story.claim("two boats were lost", by=["Harbour Police"])
    story.relate(second, "corrects", first, "the number")
    desk.decide("two-boats", decision="correct", claim={"article": story.id, "exact": "two boats were lost"}, speaker="town-council")


def _unread(desk: Desk) -> None:
    """An article in a language that no model here reads."""
    draft = desk.article(
        "Le port est fermé. Personne ne sait pourquoi.", publisher="La Gazette", day="2024-04-21", title="Le port est fermé", language="fr"
    )
    draft.read = False


def _hostile(desk: Desk) -> None:
    story = desk.article(
        f"{HOSTILE_TITLE}\nRadio Quay said {HOSTILE}.\n    indented # not a heading\n", publisher="<i>Odd</i> & {{ Sons }}", day="2024-05-01",
        title=HOSTILE_TITLE, names={"Radio Quay": "Organization"},
    )  # fmt: skip
    other = desk.article(
        "<b onmouseover=x>Fish</b> & {{ Sons }} said cod is dear.", publisher="Wire One", day="2024-05-02", title="Cod"
    )  # fmt: skip
    other.claim("cod is dear", by=["<b onmouseover=x>Fish</b> & {{ Sons }}"])
    claim = story.claim(HOSTILE, by=["Radio Quay"], about=["Radio Quay"])
    story.event("said", "statement", claim=claim, date="2024-05-01")


def _many(desk: Desk) -> None:
    for number in range(24):
        story = desk.article(
            f"Notice {number}\nBen Oak said berth {number} is free. Ada Roe was told of berth {number}.", publisher="Wire One",
            day=f"2023-{number % 12 + 1:02}-10", title=f"Notice {number}", names={"Ben Oak": "Person", "Ada Roe": "Person"},
        )  # fmt: skip
        story.claim(f"berth {number} is free", by=["Ben Oak"], about=["Ben Oak"])


def _curate(desk: Desk) -> None:
    meeting = desk.drafts[0]
    evidence = [{"article": meeting.id, "quote": "alleged meeting in Lowport"}]
    desk.curate_entity(
        "ada-roe", schema="Person", name="Ada Roe", aliases=["Adah Rowe", {"name": "آدا رو", "lang": "ar"}, "Ąda Łoe", "A'da Ro"],
        weak_aliases=["Roe"], positions=[{"title": "mayor", "organization": "town-council", "as_of": "2024-03-02"}], lead="Mayor of Lowport, says Wire One.", reply="I was at sea that day.",
        wikidata="Q42", sources=evidence, reviewed={"by": "An editor", "on": "2024-06-01"}, former_ids=["ada"],
    )  # fmt: skip
    desk.curate_entity("town-council", schema="PublicBody", name="Town Council", sources=evidence, reviewed={"by": "An editor", "on": "2024-06-01"})
    desk.curate_event(
        "2024-03-alleged-meeting", name="Alleged meeting in Lowport", type="meeting", date="[..2024-03-02]", place="lowport",
        participants=[{"entity": "ada-roe", "role": "attendee"}, {"entity": "ben-oak", "role": "attendee"}], evidence=evidence, former_ids=["meeting"],
    )  # fmt: skip
    denial = next(draft for draft in desk.drafts if draft.article.facts.title == "Mayor denies sale")
    desk.curate_event(
        "2024-03-pier-sale", name="Alleged sale of the pier", type="sale", date="2024-03", lead="Daily Two alone has the denial.",
        participants=[{"entity": "ada-roe", "role": "actor"}], evidence=[{"article": denial.id, "quote": "she had sold the pier"}],
    )  # fmt: skip
    desk.curate_entity("lowport", schema="Place", name="Lowport")
    desk.curate_entity("ben-oak", schema="Person", name="Ben Oak")
