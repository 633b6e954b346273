"""What practitioners call an important part of their work."""

from components import findings, usage
from components.charts.usage import dumbbell
from components.selection import listed
from components.widgets.data import Tables, once
from components.widgets.frame import Chart
from components.widgets.provenance import SHARE, Provenance, asked


@once
def activities_chart(
    roles: list[str], groups: list[str], where: str, tables: Tables
) -> Chart | str:
    """The activities with each role's share; `where` names the `groups` of countries.

    A sentence instead where nobody was asked.

    `roles` and `groups` are ids of `roles.csv` and `country_groups.csv`.
    """
    shown = tables["roles"][tables["roles"]["id"].isin(roles)]
    answers = tables["activities"]
    answers = answers[answers["country_group"].isin(groups) & answers["role"].isin(roles)]
    names = tables["activity_names"].set_index("id")["label"].map(findings.sentence)
    if answers.empty:
        return f"The survey has no answers of {listed(list(shown['plural']))} {where}."
    shares = usage.shares(answers, "activity")
    apart = usage.differences(shares)
    origin = Provenance.of_table("activities", tables)
    order = "Largest difference between the roles" if len(apart) else "Largest share"
    return Chart(
        dumbbell(shares, usage.labelled(shares, apart, names, "difference"), shown),
        title=findings.largest_difference(apart, shares, names, shown),
        subtitle="Share who call the activity an important part of their work, with its 95% "
        f"interval, {where}. {order} first.",
        caption=f"{origin.line} {asked(shares, shown)}",
        table=origin.attach(shares.assign(activity=shares["item"].map(names)), where, SHARE),
        file_name="activities",
    )
