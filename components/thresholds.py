"""Every threshold: minimum sample sizes, and how much is shown."""

# With fewer distinct reports (or respondents) than MIN_REPORTS a figure is withheld; below
# FEW_REPORTS_BELOW it is marked as few.
MIN_REPORTS = 10
FEW_REPORTS_BELOW = 30
# Reports are also marked as few if they come from too few employers: if the effective number of
# employers (as many of equal size would be as precise) is below this.
FEW_EMPLOYERS_BELOW = 3

# Smaller differences of mean log pay don't matter to a reader.
MIN_LOG_DIFFERENCE = 0.005
# Name an employer only with at least this many applications for a role.
MIN_EMPLOYER_REPORTS = 20
# An employer with at least this share of the applications dominates an area.
DOMINANT_SHARE = 0.5
# If no years are selected, pay covers this many of the most recent years.
DEFAULT_YEARS = 2

# Shares below this are shown as zero.
MIN_SHARE_SHOWN = 0.0005

# The smallest share of a role's people who have a skill for it to be in the role's toolkit, to be
# common, or to be that of a majority.
MIN_TOOLKIT_SHARE = 0.10
COMMON_SHARE = 0.25
MAJORITY_SHARE = 0.50
# A tool that fewer people in a role use is rare in that role.
RARE_BELOW = 0.10

# Growth of at least this much counts as soaring.
SOARING_FROM = 0.25
# Data are old if they end at least this many years ago.
OLD_AFTER_YEARS = 3

# The minimum for a result of the assessment: answered statements per role, and picked items.
MIN_STATEMENTS_PER_ROLE = 3
MIN_PICKS = 3
# How often random clicks may lead to a result that names a role. `interest_fit.critical_difference`
# computes the gap in fit that this requires (see docs/methods.md).
FALSE_NAMING_RATE = 0.05

# Searches of up to this many letters match whole words only.
WHOLE_WORD_SEARCH_UP_TO = 2

# An occupation is drawn if at least this share of some role belongs to it.
MIN_OCCUPATION_SHARE = 0.02

# How much is shown before a visitor asks for more.
MAX_TOOLS = 12
MAX_TOOLS_FIRST = 6
MAX_TOOLS_NAMED = 3
MAX_SKILLS = 6
MAX_NEXT_STEPS = 3
# Steps that add less than this share of the toolkit come after all others.
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
# The maximum number of words in a title, which has to fit on one line on a desktop.
MAX_TITLE_WORDS = 12
# For a single role, how many of its largest shares are shown.
MAX_SHARES_NAMED = 3
# The maximum number of decisive statements that a result quotes.
MAX_STATEMENTS_NAMED = 3
# How many differences and steps the brief lists.
MAX_NAMED_IN_BRIEF = 3
