"""Any event at any moment: nothing raises, what does not fit changes nothing, nothing is lost."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from devices.ports import CardSpot, Secret
from kiosk import events
from kiosk.events import (
    Confirmed,
    Drafted,
    Event,
    Failed,
    Held,
    HolderRead,
    Holding,
    HouseOpened,
    HouseShut,
    Opened,
    ProcedureChosen,
    Report,
    Submitted,
    Ticked,
    TriesRead,
    WentBack,
)
from kiosk.route import Place
from kiosk.session import Session, Stage, Task, advance
from kiosk.session.form import form
from procedures.model import Procedure
from tests.kiosk.session.visiting import (
    HANAKO,
    NAMES,
    NOW,
    RECEIPT,
    SIGNATURE,
    Pen,
    chosen,
    fresh,
    mendable,
    onward,
    procedure,
    signed,
    walk_to,
)

PROCEDURES = (*map(procedure, NAMES), signed())
NO_VISIT = (Stage.IDLE, Stage.SHUT)
PROBLEMS = (
    "pin.wrong",
    "pin.blocked",
    "card.moved",
    "reader.gone",
    "submit.full",
    "unexpected",
    "printer.paper",
)
WAYS = ("again", "without", "close", "quit", "nonsense")
BEGINNINGS = [each for each in Stage if each not in (Stage.SHUT, Stage.MENU, Stage.SCREENING, Stage.EXIT)]
#: What may still differ when a visit is over: the house, and the clock of the wall.
LASTING = {"house", "stage", "clock", "touched", "hand"}

_flags = st.booleans()
_ids = st.sampled_from(["v1", "v2", ""])
_errands = st.integers(0, 12)
_paths = st.sampled_from([("who_for",), ("requester_name",), ("people", 0, "more"), ("nowhere",)])
_raws = st.sampled_from(
    ["", "self", "third", "yes", "0223540000", ("まつ", "はな"), ("showa", "19", "5", "12"), ("", "")]
)
_facts = st.sampled_from([{}, {"remaining": 0}, {"remaining": 1}, {"remaining": 2}])

#: For the kinds of event whose fields are not just anything of their type.
APT: dict[type, st.SearchStrategy[Event]] = {
    events.Opened: st.builds(Opened, st.just("v2"), st.just(NOW), _flags),
    events.ShelfChosen: st.builds(events.ShelfChosen, st.sampled_from(["", "care", "certificate", "?"])),
    events.ProcedureChosen: st.builds(
        ProcedureChosen, st.sampled_from(PROCEDURES), st.sampled_from(["a1", "a2"])
    ),
    events.Drafted: st.builds(Drafted, _paths, _raws),
    events.FieldTouched: st.builds(events.FieldTouched, st.integers(-1, 3)),
    events.Confirmed: st.just(Confirmed()),
    events.WentBack: st.just(WentBack()),
    events.Mended: st.builds(
        events.Mended, st.builds(Place, st.sampled_from(["who", "copies", "?"]), st.sampled_from([(), (0,)]))
    ),
    events.LeavesCounted: st.builds(events.LeavesCounted, st.integers(-1, 3)),
    events.IdentityChosen: st.builds(events.IdentityChosen, _flags),
    events.ProtectionAsked: st.builds(events.ProtectionAsked, _flags),
    events.DigitsChanged: st.builds(events.DigitsChanged, st.integers(0, 4)),
    events.PinGiven: st.builds(lambda: events.PinGiven(Secret())),
    events.PinForgotten: st.just(events.PinForgotten()),
    events.LastTryAllowed: st.just(events.LastTryAllowed()),
    events.ComfortChosen: st.builds(
        events.ComfortChosen,
        st.sampled_from(["language", "size", "hidden", "nonsense"]),
        st.sampled_from(["en", "L", "on", "ja"]),
    ),
    events.HelpOpened: st.builds(events.HelpOpened, _flags),
    events.PanelOpened: st.builds(events.PanelOpened, st.sampled_from(["", "size", "voice"])),
    events.StaffCalled: st.builds(events.StaffCalled, _flags),
    events.QuitAsked: st.builds(events.QuitAsked, _flags),
    events.Quit: st.just(events.Quit()),
    events.StillHere: st.just(events.StillHere()),
    events.ProblemClosed: st.builds(events.ProblemClosed, st.sampled_from(WAYS)),
    events.AnotherWanted: st.just(events.AnotherWanted()),
    events.SlipWanted: st.just(events.SlipWanted()),
    events.Ended: st.just(events.Ended()),
    events.SpotChanged: st.builds(events.SpotChanged, st.sampled_from(CardSpot)),
    events.Ticked: st.builds(Ticked, st.floats(1, 2000)),
    events.Held: st.builds(Held, st.sampled_from(Holding), _flags),
    events.HouseShut: st.builds(HouseShut, st.sampled_from(["hours", "staff"]), st.just("8:30")),
    events.HouseOpened: st.just(HouseOpened()),
    events.Stumbled: st.builds(events.Stumbled, st.sampled_from(PROBLEMS)),
    events.HeadsListed: st.builds(events.HeadsListed, st.just(())),
    events.TriesRead: st.builds(TriesRead, _ids, _errands, st.integers(0, 3)),
    events.HolderRead: st.builds(HolderRead, _ids, _errands, st.just(HANAKO)),
    events.Signed: st.builds(events.Signed, _ids, _errands, st.just(SIGNATURE)),
    events.Submitted: st.builds(Submitted, _ids, _errands, st.just(RECEIPT)),
    events.SlipPrinted: st.builds(events.SlipPrinted, _ids, _errands),
    events.Failed: st.builds(Failed, _ids, _errands, st.sampled_from(PROBLEMS), _facts),
}


#: Every kind of event there is takes part, those too that nobody thought of here.
ANY = {kind: APT.get(kind, st.builds(kind)) for kind in events.Event.__args__}
#: What may end a visit.
ENDS = {"Ticked", "Quit", "Ended", "ProblemClosed", "Dismissed"}


def what_is_said(session: Session) -> tuple[object, ...]:
    """Return all that a signature is over."""
    return session.application, session.procedure, session.answers, session.passed, session.holder


class AnyVisit(RuleBasedStateMachine):
    """A visit that goes on as people do, and is met by events nobody expects."""

    signed: tuple[object, ...] = ()

    @initialize(whole=st.sampled_from(PROCEDURES), stage=st.sampled_from(BEGINNINGS), card=_flags)
    def begin(self, whole: Procedure, stage: Stage, card: bool) -> None:
        self.pen = Pen()
        self.whole = whole
        # A visit without a card comes to no stage of one.
        card = card or stage in (Stage.CARD, Stage.PIN, Stage.READING, Stage.TAKE_BACK)
        self.session: Session = fresh() if stage is Stage.IDLE else walk_to(chosen(whole), stage, card=card)
        self.signed = what_is_said(self.session)

    def meet(self, event: Event) -> None:
        before, after = self.session, advance(self.session, event)
        self.session = after
        if after == before and not isinstance(
            event, (Ticked, Held, events.StillHere)
        ):  # these move the clocks
            assert after is before
        if isinstance(event, Report) and (event.visit, event.errand) != (before.visit, before.errand):
            assert after is before
        if after.receipt is not None and after.receipt is not before.receipt:
            assert isinstance(event, Submitted)
            assert (before.stage, before.task) == (Stage.SUBMITTING, Task.SUBMITTING)
        if after.signature is not None and after.signature is not before.signature:
            assert before.task is Task.SIGNING
            self.signed = what_is_said(after)
        if isinstance(event, WentBack) and after.procedure is before.procedure:
            assert after.answers is before.answers
        if before.stage not in NO_VISIT and after.stage in NO_VISIT:
            assert type(event).__name__ in ENDS
        if after.errand != before.errand and after.visit == before.visit:
            assert after.errand == before.errand + 1

    @rule(data=st.data())
    def something_happens(self, data: st.DataObject) -> None:
        self.meet(data.draw(data.draw(st.sampled_from(list(ANY.values())))))

    @rule(data=st.data(), card=_flags)
    def the_visitor_goes_on(self, data: st.DataObject, card: bool) -> None:
        session = self.session
        if session.stage is Stage.IDLE:
            self.meet(Opened("v1", NOW))
        elif session.stage is Stage.MENU:
            self.meet(ProcedureChosen(self.whole, "a1"))
        elif session.house.door.open:
            self.meet(events.DoorLeft())
        elif session.problem is not None:
            self.meet(events.ProblemClosed(data.draw(st.sampled_from(WAYS))))
        elif session.help or session.panel or session.quitting or session.leaves > 1:
            self.meet(
                data.draw(
                    st.sampled_from(
                        [
                            events.HelpOpened(False),
                            events.PanelOpened(""),
                            events.QuitAsked(False),
                            Confirmed(),
                        ]
                    )
                )
            )
        else:
            self.session = onward(
                session, self.pen, lambda of: data.draw(st.sampled_from(of)), card=card, afresh=True
            )
            if self.session.signature is not session.signature:
                self.signed = what_is_said(self.session)

    @rule(data=st.data())
    def a_field_is_drafted(self, data: st.DataObject) -> None:
        if asked := form(self.session):
            self.meet(Drafted(data.draw(st.sampled_from([each.path for each in asked])), data.draw(_raws)))

    @rule(data=st.data())
    def a_page_is_mended(self, data: st.DataObject) -> None:
        if self.session.stage is Stage.REVIEW and (stops := mendable(self.session)):
            self.meet(events.Mended(data.draw(st.sampled_from(stops)).place))

    @rule(
        data=st.data(),
        kind=st.sampled_from(
            [
                events.TriesRead,
                events.HolderRead,
                events.Signed,
                events.Submitted,
                events.SlipPrinted,
                events.Failed,
            ]
        ),
    )
    def its_own_report_comes(self, data: st.DataObject, kind: type[Report]) -> None:
        report = data.draw(ANY[kind])
        self.meet(dataclasses.replace(report, visit=self.session.visit, errand=self.session.errand))

    @invariant()
    def nobody_is_left_where_no_visit_is(self) -> None:
        session = getattr(self, "session", None)
        if session is None or session.stage not in NO_VISIT:
            return
        blank = Session()
        for each in dataclasses.fields(Session):
            # What is chosen on the idle page, a comfort, is the next visitor's own.
            if each.name not in LASTING | {"comfort", "panel"}:
                assert getattr(session, each.name) == getattr(blank, each.name), each.name

    @invariant()
    def what_is_signed_is_what_is_said(self) -> None:
        session = getattr(self, "session", None)
        if session is not None and session.signature is not None:
            unchanged = what_is_said(session) == self.signed  # pytest would write out both for minutes
            assert unchanged

    @invariant()
    def a_page_that_is_asked_is_on_the_route(self) -> None:
        session = getattr(self, "session", None)
        if (
            session is None
            or session.procedure is None
            or session.stage not in (Stage.SCREENING, Stage.PAGES)
        ):
            return
        assert session.stop is not None
        assert session.stop.page.screening is (session.stage is Stage.SCREENING)

    @invariant()
    def the_review_has_every_page_answered(self) -> None:
        session = getattr(self, "session", None)
        if session is None or session.stage is not Stage.REVIEW:
            return
        assert session.route.next(session.passed) is None
        missing = [
            path
            for path, asked in session.route.view.met.items()
            if asked.required and path not in session.answers
        ]
        assert missing == []


# Not shrunk: that takes minutes, and each step is in the report anyhow.
_few = settings(
    max_examples=100,
    stateful_step_count=50,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),
)


class TestAnyVisit(AnyVisit.TestCase):
    settings = _few


@pytest.mark.soak
class TestAnyVisitAtLength(AnyVisit.TestCase):
    settings = settings(_few, max_examples=600, stateful_step_count=120)
