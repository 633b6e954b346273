"""Names and phrases shared by several views of the Places page."""

AREAS, EMPLOYERS, RANKED, COMPARED = "areas", "employers", "countries", "countries-compared"
NOMINAL, LOCAL = "nominal", "local"
PRICES = {NOMINAL: "In dollars", LOCAL: "At local prices"}
COUNTED = {NOMINAL: "in dollars", LOCAL: "at local prices"}
OF_THESE = "of these"
# The start of '… highest in …' for each measure of pay. A phrase from KNOWN replaces {}.
HIGHEST = {
    COUNTED[NOMINAL]: "Dollar {}",
    COUNTED[LOCAL]: "At local prices, {}",
    OF_THESE: "Of these, {}",
}
KNOWN = {"pay": "pay is", "offer": "offers are"}
TOO_FEW = "Too few reports match this selection."
RANGE = "Dark: middle half. Pale: middle 80%."
PRICES_EXPLAINED = "At local prices: divided by the area's cost of living (USA = 1)."
NO_CITIES = "We found no pay by city outside the USA."


def view_labels(compared: list[str]) -> dict[str, str]:
    """Return the label of each view; `compared` names the countries compared side by side."""
    return {
        AREAS: "US areas",
        EMPLOYERS: "Employers",
        COMPARED: " and ".join(compared),
        RANKED: "All countries",
    }
