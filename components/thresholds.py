"""What counts as enough, few, common or worth a word: every threshold, in one place."""

# Below so many distinct records, or people asked, a figure would say more about chance than
# about the role; below so many it is marked as few.
FEWEST_RECORDS = 10
FEW_RECORDS = 30
# Reports of fewer employers than so many equally large ones are marked as few, too.
FEW_EMPLOYERS = 3

# A difference of mean logarithms of pay below this is none to a reader.
MATTERS = 0.005
# An employer is named from so many applications for a role on.
FEWEST_NAMED = 20
# From this share on one employer is most of an area.
DOMINANT = 0.5
# Without a choice of years pay is that of so many latest ones.
LATEST_YEARS = 2

# A share below this is none to a reader.
SMALLEST_MENTIONED = 0.0005

# Of a role's people: who must have a skill for it to be in the toolkit, to be common, to be
# what most have.
LEAST_SHARE = 0.10
COMMON_SHARE = 0.25
MOST = 0.50
# A tool that fewer of a role's people use is rare in it.
RARE = 0.10

# What has grown by less does not soar.
SOARING = 0.25
# Data that ended longer ago are called old.
OLD_YEARS = 3

# What a result of the assessment needs: statements on each role, picks.
FEWEST_PER_ROLE = 3
FEWEST_PICKS = 3
# How often random clicks through the statements may get a role named; the gap that this takes
# is computed from it (interest_fit.least_difference, docs/methods.md).
NAMED_BY_CHANCE = 0.05

# A search of so many letters finds whole words only.
SHORT_SEARCH = 2

# An occupation that no role is classed as so often is not drawn.
LEAST_OCCUPATION = 0.02

# How much is shown before a visitor asks for more.
TOOLS_SHOWN = 12
TOOLS_IN_SHORT = 6
TOOLS_NAMED = 3
SKILLS_SHOWN = 6
NEXT_STEPS_SHOWN = 3
# A step that adds less of the toolkit waits behind those that add more.
LEAST_GAIN = 0.01
AREAS_SHOWN = 12
EMPLOYERS_SHOWN = 15
EMPLOYERS_IN_SHORT = 10
COUNTRIES_SHOWN = 10
LEVELS_SHOWN = 12
GAPS_SHOWN = 5
PICKS_SHOWN = 12
DIFFERENCES_SHOWN = 3
# Beside each other on a phone there is room for so many.
MOST_NUMBERS = 4
# How many of the statements that a result hangs on are quoted.
STATEMENTS_NAMED = 3
# How many differences and steps the brief names.
NAMED_IN_BRIEF = 3
