"""The way through a pile: which card comes next, what was called, what was skipped, what can be undone."""

from typing import NamedTuple


class Worked(NamedTuple):
    """What was done with a card, and how the round stood before; `entry` of the journal keeps it, if any."""

    card_id: int
    entry: int | None
    skipped: bool
    before: "Round"


class Round(NamedTuple):
    """A pass through the pile.

    `stops` are the ids of the cards in the order in which they come: the `size` cards of the pile, then
    those that were skipped, once more each. `at` is the present stop; behind the last one the round is over.
    `worked` is what was done, in its order; `gone` are cards that others took out of the pile meanwhile.
    """

    stops: tuple[int, ...]
    size: int
    at: int = 0
    worked: tuple[Worked, ...] = ()
    gone: frozenset[int] = frozenset()

    @property
    def card_id(self) -> int | None:
        """The card that is its turn; None when the round is over."""
        return self.stops[self.at] if self.at < len(self.stops) else None

    @property
    def again(self) -> bool:
        """Tell whether the present card was skipped before."""
        return self.at >= self.size

    @property
    def called(self) -> frozenset[int]:
        return frozenset(done.card_id for done in self.worked if not done.skipped)

    @property
    def skipped(self) -> frozenset[int]:
        """The cards that were skipped and not called since."""
        return frozenset(done.card_id for done in self.worked if done.skipped) - self.called - self.gone

    @property
    def left(self) -> int:
        """Count the cards that nothing was done with."""
        return len(set(self.stops) - self.called - self.skipped - self.gone)

    @property
    def waiting(self) -> int:
        """Count the cards that still come, the present one included."""
        return len(set(self.stops[self.at :]) - self.called - self.gone)

    def last_with(self, card_id: int) -> Worked | None:
        """Return what was done last with a card in this round."""
        return next((done for done in reversed(self.worked) if done.card_id == card_id), None)

    def after_call(self, entry: int | None) -> "Round":
        """Return the round after the present card was called and filed."""
        return self._with(entry, skipped=False)._onward()

    def after_skip(self, entry: int | None) -> "Round":
        """Return the round after the present card was skipped.

        It comes once more, at the end, if there are others before that.
        """
        card_id, coming = self.stops[self.at], self.stops[self.at + 1 :]
        again = coming and not self.again and card_id not in coming
        skipped = self._with(entry, skipped=True)
        return skipped._replace(stops=(*self.stops, card_id) if again else self.stops)._onward()

    def without(self) -> "Round":
        """Return the round without the present card, which is no longer in the pile."""
        return self._replace(gone=self.gone | {self.stops[self.at]})._onward()

    def back(self) -> "Round":
        """Return the round at the card before; at the first one it stays."""
        before = [stop for stop in range(self.at) if self.stops[stop] not in self.gone]
        return self._replace(at=before[-1]) if before else self

    def undone(self) -> "Round":
        """Return the round before the last thing that was done, at the card with which it was.

        If that card is gone meanwhile, the next one has its turn.
        """
        before = self.worked[-1].before._replace(gone=self.gone)
        return before._onward() if before.card_id in self.gone else before

    def _with(self, entry: int | None, *, skipped: bool) -> "Round":
        done = Worked(self.stops[self.at], entry, skipped, before=self)
        return self._replace(worked=(*self.worked, done))

    def _onward(self) -> "Round":
        at = self.at + 1
        while at < len(self.stops) and self.stops[at] in self.called | self.gone:
            at += 1
        return self._replace(at=at)


def round_of(card_ids: tuple[int, ...]) -> Round:
    """Begin a round through the cards of a pile."""
    return Round(card_ids, len(card_ids))
