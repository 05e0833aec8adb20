"""Stories: articles of different outlets on one event.

`words` weighs an article's words, `alike` finds pairs of articles that share rare ones, `linkage` joins them, `find` says what all this means for
news: time that passed, outlets that follow up, copies.
"""

from generator.merge.stories.find import find_stories

__all__ = ["find_stories"]
