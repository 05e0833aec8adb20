"""The check stage: what must hold before anything is published."""
