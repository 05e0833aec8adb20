"""The ingest stage: files in seeds/ to articles."""
