"""The My Number card: real ones over PC/SC, and cards made of nothing for rehearsals and tests."""
