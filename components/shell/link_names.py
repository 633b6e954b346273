"""What links call the choices that a link on another page can make."""

from components.situation import situation

# On the Switch page: from which role to which, and the skills and steps that are ticked.
START, TARGET, HAVE, DONE = situation.ROLE, "to", "have", "done"
# On the page on work: the roles that are shown.
ROLE = "role"
# On the Tools page: only the tools in which the roles clearly differ.
CLEAR = "clear"
