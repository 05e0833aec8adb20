"""How much of anything is read. Every number has its reason; what is beyond is an issue, never a hang."""

MAX_FILE_BYTES = 25_000_000
"""Of one page, text or document. The longest articles are under 1 MB, pages with images written into them under 15 MB; lxml takes about ten times
a page's size in memory."""

MAX_TEXT_CHARS = 1_500_000
"""Of one article's text: a long novel's length. More is a book or a log, and reading it for claims would take minutes."""

MAX_LINE_BYTES = 25_000_000
"""Of one line of a JSON Lines file: it holds one page."""

MAX_UNPACKED_BYTES = 25_000_000
"""Of a compressed page, text or document once it is unpacked."""

MAX_TABLE_BYTES = 20_000_000_000
"""Of a table or web archive once it is unpacked: it is read as a stream, so only time and not memory bounds it."""

MAX_RATIO = 200
"""Of unpacked to packed bytes, once RATIO_FROM bytes are unpacked. Text packs to about 1:4, the most repetitive tables to 1:60; bombs reach 1:1000."""

RATIO_FROM = 10_000_000

MAX_DEPTH = 250
"""Of elements in elements in a page: real ones are under 60 deep, and code that walks a tree by recursion fails near 1000."""

MIN_YEAR, MAX_YEAR = 1600, 2100
"""Of a date of publication: the first newspaper is of 1605, and no article is of the next century."""

MAX_TITLE_CHARS = 500
MAX_FACT_CHARS = 2_000
"""Of a headline and of any other fact: beyond, it is no headline."""
