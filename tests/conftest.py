"""What holds for every test."""

from hypothesis import settings

# No test may fail because the machine is busy: times belong in benchmarks.
settings.register_profile("sourcebook", deadline=None)
settings.load_profile("sourcebook")
