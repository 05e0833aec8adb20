"""A knowledge base of names in many scripts and letters, for the table of searches: three invented articles that name them all."""

from pathlib import Path

from generator.settings import Project, Settings
from tests.builders import Desk, slug
from tests.site.building import build_site_of

NAMES: tuple[tuple[str, str, list[object]], ...] = (
    # schema, name, other names
    ("Place", "Łódź", []),
    ("Person", "Đorđe Đukić", [{"name": "Ђорђе Ђукић", "lang": "sr"}]),
    ("Person", "Astrid Ødegaard", []),
    ("Person", "Æsa Þorvaldsdóttir", []),
    ("Place", "Große Straße", []),
    ("Place", "Moscow", [{"name": "Москва", "lang": "ru"}]),
    ("Person", "Li Xiangning", [{"name": "李向宁", "lang": "zh"}, {"name": "李向寧", "lang": "zh-Hant"}]),
    ("Person", "Tanaka Yumi", [{"name": "田中由美", "lang": "ja"}]),
    ("Person", "Kim Seo-yeon", [{"name": "김서연", "lang": "ko"}]),
    ("Place", "Athens", [{"name": "Αθήνα", "lang": "el"}]),
    ("Person", "Amina Haddad", [{"name": "أمينة حداد", "lang": "ar"}]),
    ("Person", "Rivka Levi", [{"name": "רבקה לוי", "lang": "he"}]),
    ("Person", "Niamh O’Connor", []),
    ("Person", "Ngô Thị Hường", []),
    ("Organization", "İstanbul Chamber of Shipping", ["ICS"]),
    ("Place", "São Tomé", []),
    ("Organization", "World Ports Union", ["WPU", "Union of World Ports"]),
    ("Person", "Łukasz Wrona", ["Lucas Wrona"]),
    ("Person", "Šárka Dvořáková", []),
    ("Person", "Siobhán Ní Bhriain", []),
    ("Place", "Reykjavík", []),
    ("Place", "Kyiv", ["Kiev", {"name": "Київ", "lang": "uk"}]),
    ("Place", "Beijing", ["Peking", {"name": "北京", "lang": "zh"}]),
    ("Person", "Mohammed al-Rashidi", ["Muhammad ar-Rashidi", {"name": "محمد الرشيدي", "lang": "ar"}]),
    ("Person", "Jean-Luc Béranger", []),
    ("Organization", "Court of Auditors of Velmark", ["CAV"]),
    ("PublicBody", "Ministry of Fisheries", ["Fisheries Ministry"]),
    ("Person", "Aung Zaw Hlaing", []),
    ("Person", "Oğuz Işık", []),
    ("Person", "Tariq Whitcombe-Hale", ["Tariq Whitcombe"]),
    ("Person", "Panagiotis Stavrou", [{"name": "Παναγιώτης Σταύρου", "lang": "el"}]),
    ("Person", "Nguyễn Văn Đức", []),
    ("Place", "Kraków", ["Cracow"]),
    ("Organization", "Bank für Seehandel", []),
    ("Person", "Priya Chandrasekaran", [{"name": "பிரியா சந்திரசேகரன்", "lang": "ta"}]),
    ("Person", "Tamar Kobakhidze", [{"name": "თამარ კობახიძე", "lang": "ka"}]),
    ("Person", "Deepak Sharma", [{"name": "दीपक शर्मा", "lang": "hi"}]),
    ("Person", "Somchai Rattanakul", [{"name": "สมชาย รัตนกุล", "lang": "th"}]),
    ("Organization", "U.N. Harbour Fund", ["UNHF"]),
)


def make_desk() -> Desk:
    desk = Desk()
    for number, day in enumerate(("2031-01-02", "2032-03-04", "2032-05-06")):
        members = NAMES[number::3]
        sentences = " ".join(f"{name} said berth {index} of quay {number} is closed." for index, (_, name, _) in enumerate(members))
        story = desk.article(
            f"Berths on quay {number} close\n{sentences}", publisher=f"Port Gazette {number}", day=day, title=f"Berths on quay {number} close",
            names={name: schema for schema, name, _ in members},
        )  # fmt: skip
        for index, (_, name, _) in enumerate(members):
            story.claim(f"berth {index} of quay {number} is closed", by=[name], about=[name])
    for schema, name, aliases in NAMES:
        desk.curate_entity(slug(name), schema=schema, name=name, aliases=aliases)
    return desk


def build_atlas(root: Path) -> Project:
    desk = make_desk()
    project = Project(root, Settings(), site_name="Atlas", site_description="Names", site_url=None)
    return build_site_of(desk.knowledge(), desk.curated, project)
