"""Each role's median pay at each level of a factor."""

from components.pay.answer.groups import Groups
from components.shell.chart_frame import show_chart_or_say


def show_groups(found: Groups) -> None:
    """The medians by level, or that there are too few records."""
    show_chart_or_say(found.chart or found.finding)
