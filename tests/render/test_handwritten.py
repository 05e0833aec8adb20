"""Hand-written pages can't take the place of the site's own parts."""

from generator.render.handwritten import to_html


def test_headings_take_no_id_of_the_sites_own():
    shown = to_html('<h2 id="sb-search">a</h2>\n\n<h2 id="top">b</h2>\n\n## Top\n\n## How we work\n')
    assert 'id="sb-' not in shown
    assert 'id="top"' not in shown
    assert 'id="how-we-work"' in shown
