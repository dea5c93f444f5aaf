"""What a list of receipts can be asked, as chips."""

from collections.abc import Mapping

from app.domain.lunar import LunarTable
from app.domain.niyyat import Niyyat
from app.domain.receipt_filter import ReceiptFilter
from app.queries.receipts import ReceiptRow
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

    def offer(self, found: Mapping[str, Niyyat]) -> None:
        """Offer these designations."""
        self.niyyat.offer([(code, one.name) for code, one in found.items()])

    def offer_registers(self, codes: tuple[str, ...]) -> None:
        """Offer these registers, where there is more than one."""
        self.register.offer([(code, code) for code in codes])
        self.register.setVisible(len(codes) > 1)

    def show(self, wanted: object) -> str:
        """Ask what a filter asks, or for a receipt's day; returns what the search line asks."""
        if isinstance(wanted, ReceiptRow):
            wanted = ReceiptFilter(first_day=wanted.issued_on, last_day=wanted.issued_on)
        if not isinstance(wanted, ReceiptFilter):
            return ""
        for chip in self.all():
            chip.blockSignals(True)
        self.days.choose(wanted.first_day, wanted.last_day)
        self.amounts.choose(wanted.least, wanted.most)
        values = (wanted.niyyat, wanted.method, wanted.form, wanted.status, wanted.register)
        chips = (self.niyyat, self.method, self.form, self.status, self.register)
        for chip, value in zip(chips, values, strict=True):
            chip.choose(value)
        for chip in self.all():
            chip.blockSignals(False)
        return wanted.text

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
