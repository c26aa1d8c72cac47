"""Write down what was said: is anyone in danger, a child or an adult, who; then the page to write on."""

from safeguard_desktop.domain.texts import gettext as _
from safeguard_desktop.gui.pages.concern.record_concern import RecordConcernPage


class DisclosurePage(RecordConcernPage):
    """The questions of recording a concern, which lead to the page to write on."""

    title = _("Write down what was said")
    help_topic = "child-tells-you"
    begins_with_account = True

    def help_words(self) -> str:
        return _(
            "If anyone is in danger, ring first: this page waits. Then say whether it is about a child or an adult, and who."
            " After that you write down their exact words, and what you asked, saw and did. It is saved as you type."
        )
