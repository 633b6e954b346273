"""The former address of Evidence."""

from components.shell.door import come_through_the_door, lead_on

come_through_the_door()
lead_on("pages/evidence.py")
