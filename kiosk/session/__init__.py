"""The visit: a value, and the one function that moves it."""

from kiosk.session.advance import advance
from kiosk.session.model import Comfort, House, Problem, Refusal, Session, Stage, Task

__all__ = ["Comfort", "House", "Problem", "Refusal", "Session", "Stage", "Task", "advance"]
