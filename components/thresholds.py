"""Thresholds for the whole app: minimum sample sizes, and limits on how much is shown."""

# A figure from fewer than MIN_REPORTS distinct reports (or respondents) is withheld. A figure from
# fewer than FEW_REPORTS_BELOW effective reports (or respondents) is marked 'few'.
MIN_REPORTS = 10
FEW_REPORTS_BELOW = 30
# A figure is also marked 'few' if its reports come from too few employers, that is, if their
# effective number is below this. The effective number is how many employers of equal size would
# give the same precision.
FEW_EMPLOYERS_BELOW = 3

# Differences in mean log pay that are smaller than this don't matter to a reader.
MIN_LOG_DIFFERENCE = 0.005
# An employer is named only if it has at least this many applications for a role.
MIN_EMPLOYER_REPORTS = 20
# An employer dominates an area if it files at least this share of a role's applications there.
DOMINANT_SHARE = 0.5
# If no year is selected, pay figures cover this many of the most recent years.
DEFAULT_YEARS = 2

# Shares below this count as zero.
MIN_SHARE_SHOWN = 0.0005

# The minimum share of people in a role who have a skill: for the skill to belong to the role's
# toolkit, to count as common, and to be held by a majority.
MIN_TOOLKIT_SHARE = 0.10
COMMON_SHARE = 0.25
MAJORITY_SHARE = 0.50
# A tool is rare in a role if less than this share of the role's people use it.
RARE_BELOW = 0.10

# Growth of at least this much counts as soaring.
SOARING_FROM = 0.25
# Data count as old if they end at least this many years ago.
OLD_AFTER_YEARS = 3

# The minimum number of answers for an assessment result: answered statements per role, and picked
# items.
MIN_STATEMENTS_PER_ROLE = 3
MIN_PICKS = 3
# The highest acceptable probability that random clicks lead to a result that names a role.
# `interest_fit.critical_difference` computes the gap in fit that this requires (see
# docs/methods.md).
FALSE_NAMING_RATE = 0.05

# Searches of up to this many characters match whole words only.
WHOLE_WORD_SEARCH_UP_TO = 2

# The chart of occupations leaves out those that account for less than this share of every role.
MIN_OCCUPATION_SHARE = 0.02

# How many areas are compared side by side: each costs time, and more rows are hard to read.
MAX_COMPARED_AREAS = 12

# How many items are shown before a visitor asks for more.
MAX_TOOLS = 12
MAX_TOOLS_FIRST = 6
MAX_TOOLS_NAMED = 3
MAX_SKILLS = 6
MAX_NEXT_STEPS = 3
# Learning steps that add less than this share of the toolkit come after all others.
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
# If there is only one role, this many of its largest shares are shown.
MAX_SHARES_NAMED = 3
# The maximum number of decisive statements that an assessment result quotes.
MAX_STATEMENTS_NAMED = 3
# The brief lists at most this many differences and this many steps.
MAX_NAMED_IN_BRIEF = 3
