"""What every test stands on: properties are tried with the same examples each time, however slow the machine."""

from hypothesis import settings

# A shared machine may stall for a second in the middle of an example, which says nothing about the house.
settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")
