"""The names of all query parameters.

The profile's parameters, such as city and currency, are in `situation/situation.py`, and the one
for saved answers is in `assessment/answer_codec.py`, because inner layers read them.
"""

from components.situation import situation

# All pages with several views.
VIEW = "view"
# Find your fit: the step, and the code of another result to compare with.
STEP, OTHER_CODE = "step", "with"
# Pay: the source, the factor by which pay is broken down, and the two roles compared.
SOURCE, BREAKDOWN, PAIR = "source", "by", "pair"
# Places: area, occupation, whether pay is at local prices, and whether to show a map or a ranking.
AREA, OCCUPATION, PRICES, SHAPE = "area", "occupation", "prices", "show"
# Outlook: the country of the job ads.
ADS_COUNTRY = "ads_country"
# Switch: current role, target role, known skills, steps done and steps skipped.
START, TARGET, HAVE, DONE, SKIP = situation.ROLE, "to", "have", "done", "skip"
# Work: the roles and the stages shown.
ROLE, STAGE = "role", "stage"
# Tools: category, order, one tool, kind of evidence, survey, and whether to show only clear
# differences.
CATEGORY, SORT, TOOL, EVIDENCE, SURVEY = "category", "sort", "tool", "evidence", "survey"
CLEAR = "clear"
# Tools and Places: the search, and whether to show all items instead of the first few. Switch:
# whether to show all steps.
SEARCH, ALL = "search", "all"
