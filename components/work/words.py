"""What the page on work says."""

from components.words.phrases import listed

NO_TASK = "The article names nothing here for the chosen role."
NO_STEP = "Nothing of it belongs to the chosen stages."
STAGES_ARE_OURS = "The stages are ours."


def nobody_asked(plurals: list[str], where: str) -> str:
    """What is said in place of the shares of roles of which nobody answered."""
    return f"The survey has no answers of {listed(plurals)} {where}."


def subtitle(where: str, several: bool) -> str:
    """What the chart plots, of `several` roles or of one."""
    order = "Largest difference between the roles" if several else "Largest share"
    return (
        "Share who call the activity an important part of their work, with its 95% "
        f"interval, {where}. {order} first."
    )
