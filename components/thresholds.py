"""Every threshold: minimum sample sizes, and how much is shown."""

# With fewer distinct reports (or respondents) than MIN_REPORTS a figure is withheld; below
# FEW_REPORTS_BELOW it is marked as few.
MIN_REPORTS = 10
FEW_REPORTS_BELOW = 30
# Reports from fewer employers of equal size than this are also marked as few.
FEW_EMPLOYERS_BELOW = 3

# Smaller differences of mean log pay don't matter to a reader.
MIN_LOG_DIFFERENCE = 0.005
# Name an employer only with at least this many applications for a role.
MIN_EMPLOYER_REPORTS = 20
# From this share on, one employer dominates an area.
DOMINANT_SHARE = 0.5
# Without selected years, pay covers this many latest years.
DEFAULT_YEARS = 2

# Shares below this are shown as zero.
MIN_SHARE_SHOWN = 0.0005

# Shares of a role's people who have a skill: to be in the role's toolkit, to be common, to be a
# majority.
MIN_TOOLKIT_SHARE = 0.10
COMMON_SHARE = 0.25
MAJORITY_SHARE = 0.50
# A tool that fewer people in a role use is rare in that role.
RARE_BELOW = 0.10

# Growth from this on counts as soaring.
SOARING_FROM = 0.25
# Data that ended longer ago than this many years are called old.
OLD_AFTER_YEARS = 3

# The minimum for a result of the assessment: answered statements per role, and picked items.
MIN_STATEMENTS_PER_ROLE = 3
MIN_PICKS = 3
# How often random clicks may get a role named. `interest_fit.critical_difference` computes the gap
# that this takes (see docs/methods.md).
FALSE_NAMING_RATE = 0.05

# Searches of up to this many letters match whole words only.
WHOLE_WORD_SEARCH_UP_TO = 2

# Occupations that smaller shares of every role belong to are not drawn.
MIN_OCCUPATION_SHARE = 0.02

# How much is shown before a visitor asks for more.
MAX_TOOLS = 12
MAX_TOOLS_FIRST = 6
MAX_TOOLS_NAMED = 3
MAX_SKILLS = 6
MAX_NEXT_STEPS = 3
# Steps that add less of the toolkit come after steps that add more.
MIN_GAIN = 0.01
MAX_AREAS = 12
MAX_EMPLOYERS = 15
MAX_EMPLOYERS_FIRST = 10
MAX_COUNTRIES = 10
MAX_LEVELS = 12
MAX_GAPS = 5
MAX_PICKS = 12
MAX_DIFFERENCES = 3
# This many metrics fit on the first screen of a phone.
MAX_METRICS = 4
# The most words of a title, which has to fit one line on a desktop.
MAX_TITLE_WORDS = 12
# For a single role, how many of its largest shares are shown.
MAX_SHARES_NAMED = 3
# The most decisive statements that a result quotes.
MAX_STATEMENTS_NAMED = 3
# How many differences and steps the brief lists.
MAX_NAMED_IN_BRIEF = 3
