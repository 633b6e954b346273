"""The query parameters that links on other pages can set."""

from components.situation import situation

# Switch: current role, target role, known skills, steps done and steps skipped.
START, TARGET, HAVE, DONE, SKIP = situation.ROLE, "to", "have", "done", "skip"
# Work: the roles shown.
ROLE = "role"
# Tools: only tools in which the roles clearly differ.
CLEAR = "clear"
