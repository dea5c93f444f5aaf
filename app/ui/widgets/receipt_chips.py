"""What a list of receipts can be asked, as chips."""

from app.domain.lunar import LunarTable
from app.domain.receipt_filter import ReceiptFilter
from app.strings import paper
from app.strings import receipt_list as words
from app.ui.widgets.filter_chips import AmountsChip, Chip, ChoiceChip, DaysChip


class ReceiptChips:
    """The chips, and the filter that they and the search line make together."""

    def __init__(self, lunar: LunarTable) -> None:
        self.days, self.amounts = DaysChip(lunar), AmountsChip()
        self.niyyat, self.register = ChoiceChip(words.PURPOSE), ChoiceChip(words.REGISTER)
        self.method = ChoiceChip(words.METHOD, tuple(paper.METHODS.items()))
        self.form = ChoiceChip(words.FORM, tuple(words.FORMS.items()))
        self.status = ChoiceChip(words.STATUS, tuple(words.STATUSES.items()))

    def all(self) -> tuple[Chip, ...]:
        """Return them in the order in which they stand."""
        first = (self.days, self.niyyat, self.method, self.form)
        return (*first, self.status, self.amounts, self.register)

    def asked(self, text: str) -> ReceiptFilter:
        """Return what is asked, with *text* in the search line."""
        return ReceiptFilter(
            text=text,
            first_day=self.days.first,
            last_day=self.days.last,
            register=self.register.value,
            niyyat=self.niyyat.value,
            method=self.method.value,
            form=self.form.value,
            status=self.status.value,
            least=self.amounts.least,
            most=self.amounts.most,
        )
