"""The content of the Outlook page: projections, job ads, visa applications, and the verdict."""

from dataclasses import dataclass

import pandas as pd

from components.charts.chart import Chart
from components.charts.style import NEUTRAL
from components.outlook import charts, words
from components.outlook.words import FAILS, HOLDS, UNCLEAR
from components.statistics import growth
from components.tables.cache import Tables, cache_result
from components.tables.roles import Role, all_roles, roles_by_id
from components.tables.sources import sources_by_id
from components.words.metric import Metric
from components.words.phrases import CLUSTERED
from components.words.provenance import Provenance

ALL_OCCUPATIONS = "all"
# A month before the pandemic, for comparison with the latest share of ads that mention AI.
COMPARED_WITH = "2020-01"
# The level of the index at its start.
BASE = 100.0


@dataclass(frozen=True)
class Verdict:
    """The verdict on the article's claim that demand is soaring.

    `finding` says how many measures support the claim, `line` gives the most important figures, and
    `figures` groups the measures' sentences by what they say about the claim.
    """

    finding: str
    line: str
    figures: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class OutlookPage:
    """Everything on the page except the trend of the selected country.

    `nearest` names the occupations that represent roles without one of their own.
    """

    verdict: Verdict
    nearest: tuple[str, ...]
    metrics: tuple[Metric, ...]
    projections: Chart
    ai_ads: Chart
    index: Chart
    filings: Chart
    roles: tuple[Role, ...]
    countries: dict[str, str]


@dataclass(frozen=True)
class _Evidence:
    """A measure's verdict on the claim (HOLDS, FAILS or UNCLEAR), and its figure in words."""

    says: str
    figure: str


@cache_result
def build_verdict(tables: Tables) -> Verdict:
    """Return the verdict on the claim: how many measures support it, and each measure's figure."""
    measures = [
        *_of_projections(tables),
        _of_ai_ads(tables),
        *_of_index(tables),
        *_of_filings(tables),
    ]
    figures = {
        kind: tuple(measure.figure for measure in measures if measure.says == kind)
        for kind in (HOLDS, FAILS, UNCLEAR)
    }
    role_occupation, changes = _first_projections(tables)
    sector, last = _first_sector(tables)
    return Verdict(
        words.claim_finding(len(figures[HOLDS]), len(figures[FAILS]), len(measures)),
        words.summary_line(role_occupation["plural"], changes, sector, last["level"] / BASE - 1),
        figures,
    )


def _verdict(grown: float) -> str:
    return HOLDS if growth.soars(grown) else FAILS


def _of_projections(tables: Tables) -> list[_Evidence]:
    """Return evidence from the latest projection of each occupation that matches a role exactly."""
    latest = tables["projections"]
    latest = latest[latest["from_year"] == latest["from_year"].max()].set_index("occupation")
    evidence = []
    for occupation in tables["occupations"].itertuples():
        if occupation.match != "same" or occupation.id not in latest.index:
            continue
        projection = latest.loc[occupation.id]
        years = words.release(projection["from_year"], projection["to_year"])
        evidence.append(
            _Evidence(
                _verdict(projection["change"]),
                words.projected(
                    occupation.plural,
                    projection["change"],
                    years,
                    latest.loc[ALL_OCCUPATIONS, "change"],
                    projection["openings"],
                ),
            )
        )
    return evidence


def _of_ai_ads(tables: Tables) -> _Evidence:
    """Return evidence from job ads that mention AI.

    The claim holds if the share of these ads soars in most countries.
    """
    table = _then_and_now(tables)
    soaring = [growth.soars(row.now / row.before - 1) for row in table.itertuples()]
    first = table.iloc[0]
    figure = words.ai_in_words(
        first["phrase"], COMPARED_WITH, first["before"], first["month"], first["now"]
    )
    says = HOLDS if 2 * sum(soaring) > len(soaring) else FAILS
    return _Evidence(says, figure)


def _then_and_now(tables: Tables) -> pd.DataFrame:
    """Return the share of ads that mention AI in COMPARED_WITH and the latest month, by country."""
    shares = tables["ai_ads"]
    latest = shares["month"].max()
    latest_shares, before = (
        shares[shares["month"] == month].set_index("country")["share"]
        for month in (latest, COMPARED_WITH)
    )
    countries = tables["ad_countries"]
    table = countries.assign(
        before=countries["id"].map(before), now=countries["id"].map(latest_shares), month=latest
    )
    return table.dropna(subset=["before", "now"])


def _of_index(tables: Tables) -> list[_Evidence]:
    """Return evidence from each sector's job ads: their level now and at the start of the index."""
    evidence = []
    for sector in tables["ad_sectors"].itertuples():
        sector_rows = tables["ad_index"][tables["ad_index"]["sector"] == sector.id].sort_values(
            "month"
        )
        if sector.id == ALL_OCCUPATIONS or sector_rows.empty:
            continue
        last, peak = sector_rows.iloc[-1], sector_rows.loc[sector_rows["level"].idxmax()]
        evidence.append(
            _Evidence(
                _verdict(last["level"] / BASE - 1),
                words.index_in_words(
                    sector.phrase, last["level"], last["month"], peak["level"], peak["month"]
                ),
            )
        )
    return evidence


def _of_filings(tables: Tables) -> list[_Evidence]:
    """Return evidence from visa applications for each role, in the same quarter of two years."""
    first, last = _compared_quarters(tables)
    roles = roles_by_id(tables)
    return [
        _Evidence(
            _verdict(grown.change.value) if grown.change.excludes_zero else UNCLEAR,
            words.filings_in_words(roles[grown.role].plural, grown, first, last),
        )
        for grown in growth.filings_growth(tables["visa_filings"], first, last)
    ]


def _compared_quarters(tables: Tables) -> tuple[str, str]:
    """Return the earliest quarter in the same season as the latest one, and the latest one."""
    quarters = sorted(tables["visa_filings"]["quarter"].unique())
    last = quarters[-1]
    return next(quarter for quarter in quarters if quarter[-2:] == last[-2:]), last


@cache_result
def build_outlook_page(tables: Tables) -> OutlookPage:
    return OutlookPage(
        build_verdict(tables),
        tuple(_nearest(tables)),
        _numbers(tables),
        _projections(tables),
        _ai_ads(tables),
        _index(tables),
        _filings(tables),
        all_roles(tables),
        dict(zip(tables["ad_countries"]["id"], tables["ad_countries"]["label"], strict=True)),
    )


def _numbers(tables: Tables) -> tuple[Metric, ...]:
    """Return metrics: a role's projections, the share of ads that mention AI, a sector's change."""
    ads = _then_and_now(tables).iloc[0]
    role_occupation, changes = _first_projections(tables)
    sector, last = _first_sector(tables)
    return (
        words.projections_metric(role_occupation["plural"], changes, role_occupation["role"]),
        words.ai_metric(ads["label"], ads["now"], ads["before"], COMPARED_WITH),
        words.index_metric(sector, last["level"] / BASE - 1),
    )


def _first_projections(tables: Tables) -> tuple[pd.Series, list[float]]:
    """Return the first occupation that matches a role exactly, and its projected changes."""
    occupations, projected = tables["occupations"], tables["projections"]
    role_occupation = occupations[occupations["match"] == "same"].iloc[0]
    return role_occupation, list(
        projected.loc[projected["occupation"] == role_occupation["id"], "change"]
    )


def _first_sector(tables: Tables) -> tuple[str, pd.Series]:
    """Return the name of the first sector, and its row of `ad_index.csv` for the latest month."""
    sectors = tables["ad_sectors"]
    first = sectors[sectors["id"] != ALL_OCCUPATIONS].iloc[0]
    sector_rows = tables["ad_index"][tables["ad_index"]["sector"] == first["id"]]
    return str(first["label"]), sector_rows.sort_values("month").iloc[-1]


def _projections(tables: Tables) -> Chart:
    occupations, roles = tables["occupations"], roles_by_id(tables)
    table = tables["projections"]
    order = [*occupations["id"], ALL_OCCUPATIONS]
    table = table[table["occupation"].isin(order)].sort_values(
        ["occupation", "from_year"],
        key=lambda keys: keys.map(order.index) if keys.name == "occupation" else keys,
    )
    known = occupations.set_index("id")
    labels = {**known["label"], ALL_OCCUPATIONS: "All occupations"}
    colours = {row.id: roles[row.role].colour for row in occupations.itertuples()}
    colours[ALL_OCCUPATIONS] = NEUTRAL
    years = [words.release(row.from_year, row.to_year) for row in table.itertuples()]
    top = table["occupation"].iloc[0]
    drawn = table.assign(
        name=table["occupation"].map(labels),
        # Only the labels of the first row's bars name the release.
        short=[
            f"{words.signed(row.change)}{f' in {span}' if row.occupation == top else ''}"
            for row, span in zip(table.itertuples(), years, strict=True)
        ],
        label=[
            f"{words.signed(row.change)} in {span}, {row.openings:,} openings a year"
            for row, span in zip(table.itertuples(), years, strict=True)
        ],
        colour=table["occupation"].map(colours),
        same=[
            known["match"].get(row) == "same" or row == ALL_OCCUPATIONS
            for row in table["occupation"]
        ],
    )
    latest = table[table["from_year"] == table["from_year"].max()]
    fastest = labels[latest.loc[latest["change"].idxmax(), "occupation"]]
    as_published = table["from_year"].astype(str).where(table["copied"] == "yes", "").max()
    origins = [Provenance.of(source, tables) for source in table["source"].unique()]
    return Chart(
        charts.projections_chart(drawn),
        title=f"Projected to grow fastest: {fastest.lower()}",
        subtitle=words.projections_subtitle(
            origins[0].source.short_title, list(dict.fromkeys(years)), as_published
        ),
        caption=" ".join(origin.line for origin in origins),
        rows=lambda: table.assign(
            occupation=table["occupation"].map(labels),
            years=years,
            source=[sources_by_id(tables)[source].title for source in table["source"]],
        ).drop(columns=["from_year", "to_year"]),
        file_name="projections",
    )


def _nearest(tables: Tables) -> list[str]:
    """Name the nearest occupations for each role that has no occupation of its own."""
    occupations = tables["occupations"]
    return [
        words.nearest_sentence(role.plural, list(role_occupations["plural"]))
        for role in all_roles(tables)
        for role_occupations in [occupations[occupations["role"] == role.id]]
        if len(role_occupations) and "same" not in set(role_occupations["match"])
    ]


def _ai_ads(tables: Tables) -> Chart:
    table = _then_and_now(tables).sort_values("now", ascending=False)
    origin = Provenance.of_table("ai_ads", tables)
    more = int((table["now"] > table["before"]).sum())
    latest = table["month"].iloc[0]
    return Chart(
        charts.then_and_now_chart(table),
        title=f"AI in job ads: up in {more} of {len(table)} countries since {COMPARED_WITH[:4]}",
        subtitle=f"Share of all job ads. Hollow: {words.month(COMPARED_WITH)}; "
        f"full: {words.month(latest)}. {origin.source.short_title}.",
        caption=f"{origin.line} {origin.source.caveats}",
        rows=lambda: table.rename(
            columns={"label": "country", "now": "share", "before": "share_before"}
        )[["country", "month", "share", "share_before"]],
        origin=origin,
        selection=words.AI_ADS,
        unit="share of job ads, 0 to 1",
        file_name="ai-ads",
    )


@cache_result
def country_trend(country: str, tables: Tables) -> Chart:
    """Return a chart of the share of ads that mention AI, by month; `country` is an id."""
    table = tables["ai_ads"].sort_values("month")
    country_rows = table[table["country"] == country]
    last, label = (
        country_rows.iloc[-1],
        tables["ad_countries"].set_index("id").loc[country, "label"],
    )
    origin = Provenance.of_table("ai_ads", tables)
    return Chart(
        charts.trend_chart(table, country),
        title=words.trend_title(label, last["month"], last["share"]),
        subtitle=f"{words.TREND_SUBTITLE} {origin.short_citation}",
        caption=origin.line,
        rows=lambda: country_rows.assign(country=label),
        origin=origin,
        selection=label,
        unit="share of job ads, 0 to 1",
        file_name="ai-ads-by-month",
    )


def _index(tables: Tables) -> Chart:
    table, sectors = tables["ad_index"].sort_values(["sector", "month"]), tables["ad_sectors"]
    origin = Provenance.of_table("ad_index", tables)
    shown, last = _first_sector(tables)
    labels = sectors.set_index("id")["label"]
    return Chart(
        charts.index_chart(table, sectors),
        title=words.index_title(shown, last["level"], last["month"]),
        subtitle=f"{words.INDEX_SUBTITLE} {origin.short_citation} {words.COPIED}",
        caption=f"{origin.line} {origin.source.caveats}",
        rows=lambda: table.assign(sector=table["sector"].map(labels)),
        origin=origin,
        selection="USA",
        unit=words.LEVEL,
        file_name="job-ads",
    )


def _filings(tables: Tables) -> Chart:
    first, last = _compared_quarters(tables)
    growths = growth.filings_growth(tables["visa_filings"], first, last)
    most = max(growths, key=lambda grown: grown.change.value)
    roles = roles_by_id(tables)
    origin = Provenance.of_table("visa_filings", tables)
    table = growth.filing_rates(tables["visa_filings"])
    return Chart(
        charts.filings_chart(table, roles_by_id(tables)),
        title=words.filings_title(roles[most.role].short_plural, most),
        subtitle=words.filings_subtitle(int(table["applications"].sum()), origin.short_citation),
        caption=f"{words.MISSING_QUARTERS} {CLUSTERED} {origin.line}",
        rows=lambda: table.drop(columns="squared_applications"),
        origin=origin,
        selection="USA",
        unit=words.PER,
        file_name="visa-applications",
    )
