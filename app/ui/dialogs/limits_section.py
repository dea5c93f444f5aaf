"""When the desk asks again, and how far back gifts may be booked."""

from app.strings import settings as words
from app.ui.dialogs.settings_saver import SettingsSaver
from app.ui.widgets import basics
from app.ui.widgets.basics import Card
from app.ui.widgets.limits_form import LimitsForm
from app.ui.widgets.readable import PAGE, readable
from app.ui.widgets.section import Section


class LimitsSection(Section):
    """Wires the form to the settings."""

    title = words.LIMITS
    icon = "sliders-horizontal"
    saves = True

    def __init__(self, saver: SettingsSaver) -> None:
        super().__init__()
        self._saver = saver
        self.form = LimitsForm()
        card = Card()
        card.body.addWidget(basics.top(readable(self.form, PAGE)), 1)
        self.setLayout(basics.column(card))
        saver.loaded.connect(self.form.show_values)
        saver.refused.connect(self.form.show_problems)
        self.setFocusProxy(self.form)

    def save(self) -> None:
        """Keep what was typed."""
        self.form.show_problems({})
        self._saver.save(self.form.values())

    def reload(self) -> None:
        """Show what holds now."""
        self._saver.load()
