"""The render stage: knowledge to pages of Markdown."""
