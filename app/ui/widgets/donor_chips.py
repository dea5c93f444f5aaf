"""What a list of donors can be asked, as chips."""

from app.domain.donor_filter import DonorFilter
from app.domain.lunar import LunarTable
from app.strings import donor_list as words
from app.strings import donors
from app.ui.widgets.filter_chips import AmountChip, Chip, ChoiceChip, DaysChip


class DonorChips:
    """The chips, and the filter that they and the search line make together."""

    def __init__(self, lunar: LunarTable) -> None:
        self.kind = ChoiceChip(words.KIND, tuple(donors.KINDS.items()))
        self.mobile = ChoiceChip(words.MOBILE, tuple(words.MOBILES.items()))
        self.publish = ChoiceChip(words.PUBLISH, tuple(words.PUBLISHES.items()))
        self.days = DaysChip(lunar, words.GAVE)
        self.least = AmountChip(words.LEAST)

    def all(self) -> tuple[Chip, ...]:
        """Return them in the order in which they stand."""
        return (self.kind, self.days, self.least, self.mobile, self.publish)

    def asked(self, text: str) -> DonorFilter:
        """Return what is asked, with *text* in the search line."""
        return DonorFilter(
            text=text,
            kind=self.kind.value,
            mobile=self.mobile.value,
            publish=self.publish.value,
            first_day=self.days.first,
            last_day=self.days.last,
            least=self.least.least,
        )
