"""What a list of donors is asked for, as a clerk sets it with chips and one search line."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DonorFilter:
    """What is asked of the list; empty is everybody.

    *mobile* and *publish* are yes, no or empty. *first_day* and *last_day* (ISO, both included)
    ask for who gave between them, *least* for who gave as many rials in all, or between them.
    """

    text: str = ""
    kind: str = ""
    mobile: str = ""
    publish: str = ""
    first_day: str = ""
    last_day: str = ""
    least: int | None = None

    @property
    def asks_more(self) -> bool:
        """Tell whether anything is asked beside the search line."""
        return self != DonorFilter(text=self.text)
