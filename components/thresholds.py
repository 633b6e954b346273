"""What counts as enough, few, common or worth a word: every threshold, in one place."""

# Below so many distinct records, or people asked, a figure would say more about chance than
# about the role; below so many it is marked as few.
MIN_REPORTS = 10
FEW_REPORTS_BELOW = 30
# Reports of fewer employers than so many equally large ones are marked as few, too.
FEW_EMPLOYERS_BELOW = 3

# A difference of mean logarithms of pay below this is none to a reader.
MIN_LOG_DIFFERENCE = 0.005
# An employer is named from so many applications for a role on.
MIN_EMPLOYER_REPORTS = 20
# From this share on one employer is most of an area.
DOMINANT_SHARE = 0.5
# Without a choice of years pay is that of so many latest ones.
DEFAULT_YEARS = 2

# A share below this is none to a reader.
MIN_SHARE_SHOWN = 0.0005

# Of a role's people: who must have a skill for it to be in the toolkit, to be common, to be
# what most have.
MIN_TOOLKIT_SHARE = 0.10
COMMON_SHARE = 0.25
MAJORITY_SHARE = 0.50
# A tool that fewer of a role's people use is rare in it.
RARE_BELOW = 0.10

# What has grown by less does not soar.
SOARING_FROM = 0.25
# Data that ended longer ago are called old.
OLD_AFTER_YEARS = 3

# What a result of the assessment needs: statements on each role, picks.
MIN_STATEMENTS_PER_ROLE = 3
MIN_PICKS = 3
# How often random clicks through the statements may get a role named; the gap that this takes
# is computed from it (interest_fit.least_difference, docs/methods.md).
FALSE_NAMING_RATE = 0.05

# A search of so many letters finds whole words only.
WHOLE_WORD_SEARCH_UP_TO = 2

# An occupation that no role is classed as so often is not drawn.
MIN_OCCUPATION_SHARE = 0.02

# How much is shown before a visitor asks for more.
MAX_TOOLS = 12
MAX_TOOLS_FIRST = 6
MAX_TOOLS_NAMED = 3
MAX_SKILLS = 6
MAX_NEXT_STEPS = 3
# A step that adds less of the toolkit waits behind those that add more.
MIN_GAIN = 0.01
MAX_AREAS = 12
MAX_EMPLOYERS = 15
MAX_EMPLOYERS_FIRST = 10
MAX_COUNTRIES = 10
MAX_LEVELS = 12
MAX_GAPS = 5
MAX_PICKS = 12
MAX_DIFFERENCES = 3
# Beside each other on a phone there is room for so many.
MAX_METRICS = 4
# How many of the statements that a result hangs on are quoted.
MAX_STATEMENTS_NAMED = 3
# How many differences and steps the brief names.
MAX_NAMED_IN_BRIEF = 3
