"""What links call the choices that a link on another page can make."""

from components.situation import situation

# On the Switch page: from which role to which, the skills that are known, the steps that are done
# and those that are left out.
START, TARGET, HAVE, DONE, SKIP = situation.ROLE, "to", "have", "done", "skip"
# On the page on work: the roles that are shown.
ROLE = "role"
# On the Tools page: only the tools in which the roles clearly differ.
CLEAR = "clear"
