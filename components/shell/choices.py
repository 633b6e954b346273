"""The link is the state: every choice on a page stands in its link, as a code.

Streamlit's own binding of widgets to the link writes the options' labels into it, so
a reworded label would break every link ever sent. Here the link holds the codes of
the tables. It is read on each run and written when a visitor changes a choice; codes
that a page does not know stay out of the way and are reported.
"""

from collections.abc import Mapping
from typing import Final

import streamlit as st

from components.shell.plain import plain

LONGEST_QUOTE = 40
LONGEST_SEARCH = 60
# Fuzzy search finds Russia and Austria for USA.
CONTAINS: Final = "contains"
NOTHING = ""
YES = "yes"
SWITCH = {YES: "on"}


STEP = "step"


def keep_across_pages(page: str) -> None:
    """Give a page back the link it had when the visitor left it for another page."""
    links = st.session_state.setdefault("links", {})
    if st.session_state.get("page", page) != page and not st.query_params:
        st.query_params.from_dict(links.get(page, {}))
    st.session_state["page"] = page
    links[page] = {name: st.query_params.get_all(name) for name in st.query_params}


def several(
    name: str,
    labels: dict[str, str],
    label: str,
    explanation: str | None = None,
    placeholder: str = "All",
) -> list[str]:
    """A choice of any number of codes, kept in the link under `name`; none means all.

    `labels` says how people read each code.
    """
    chosen = [code for code in labels if code in st.query_params.get_all(name)]
    show(name, chosen)
    return st.multiselect(
        label,
        list(labels),
        format_func=lambda code: labels[code],
        key=name,
        on_change=_write,
        args=(name,),
        help=plain(explanation) if explanation else None,
        placeholder=placeholder,
        filter_mode=CONTAINS,
        select_all=False,
    )


def one(name: str, labels: dict[str, str], label: str, explanation: str | None = None) -> str:
    """A choice of exactly one code, kept in the link under `name`; the first is the default.

    `labels` says how people read each code.
    """
    default = next(iter(labels))
    chosen = [code for code in st.query_params.get_all(name) if code in labels]
    show(name, chosen[-1] if chosen else default)
    choice = st.segmented_control(
        label,
        list(labels),
        format_func=lambda code: plain(labels[code]),
        key=name,
        required=True,
        wrap=True,
        on_change=_write,
        args=(name, default),
        help=plain(explanation) if explanation else None,
    )
    return choice or default


def maybe_one(name: str, labels: dict[str, str], label: str, nothing: str) -> str | None:
    """A choice of at most one of many codes, kept in the link under `name`.

    `nothing` says what no choice means; it is an option, so that no key clears a choice in silence.
    """
    chosen = [code for code in st.query_params.get_all(name) if code in labels]
    show(name, chosen[-1] if chosen else NOTHING)
    choice = st.selectbox(
        label,
        [NOTHING, *labels],
        format_func=lambda code: labels.get(code, nothing),
        key=name,
        filter_mode=CONTAINS,
        on_change=_write,
        args=(name,),
    )
    return choice or None


def text(name: str, label: str, placeholder: str, longest: int = LONGEST_SEARCH) -> str:
    """A text that the visitor writes, kept in the link under `name`, cut at `longest`."""
    show(name, st.query_params.get(name, "")[:longest])
    return st.text_input(
        label,
        key=name,
        max_chars=longest,
        placeholder=placeholder,
        icon=":material/search:",
        on_change=_write,
        args=(name,),
    ).strip()


def flag(name: str, label: str) -> bool:
    """A switch, kept in the link as `name=yes`."""
    show(name, YES in st.query_params.get_all(name))
    return st.toggle(label, key=name, on_change=_write, args=(name,))


def some(name: str, group: str, labels: dict[str, str], label: str) -> None:
    """A choice of codes of one group among all that the link keeps under `name`."""
    key = f"{name}-{group}"
    show(key, [code for code in labels if code in st.query_params.get_all(name)])

    def keep() -> None:
        others = [code for code in st.query_params.get_all(name) if code not in labels]
        _keep(name, others + st.session_state[key])

    st.multiselect(
        label,
        list(labels),
        format_func=lambda code: labels[code],
        key=key,
        on_change=keep,
        placeholder="None",
        filter_mode=CONTAINS,
        select_all=False,
    )


def tick(name: str, code: str, label: str) -> bool:
    """A box that ticks one code among all that the link keeps under `name`."""
    key = f"{name}-{code}"
    show(key, code in st.query_params.get_all(name))

    def keep() -> None:
        others = [other for other in st.query_params.get_all(name) if other != code]
        _keep(name, others + [code] * st.session_state[key])

    return st.checkbox(label, key=key, on_change=keep)


def add(name: str, codes: list[str]) -> None:
    """Put codes into the link beside those that it has under `name`."""
    _keep(name, list(dict.fromkeys([*st.query_params.get_all(name), *codes])))


def unknown(name: str, labels: Mapping[str, object]) -> list[str]:
    """The values that the link has under `name` and that are no code of `labels`."""
    return [value for value in st.query_params.get_all(name) if value not in labels]


def report_ignored(ignored: dict[str, list[str]]) -> None:
    """Say which values of the link were ignored; `ignored` lists them by what they stand for."""
    words = [
        f"{label} “{value[:LONGEST_QUOTE]}{'…' * (len(value) > LONGEST_QUOTE)}”"
        for label, values in ignored.items()
        for value in dict.fromkeys(values)
    ]
    if words:
        more = f" and {len(words) - 5} more" if len(words) > 5 else ""
        st.warning(
            f"Ignored, because it is not known here: {plain(', '.join(words[:5]) + more)}.",
            icon=":material/link_off:",
        )


def step(count: int) -> int:
    """Which of `count` steps the link is at, from 0; the first, and a note, if it names none."""
    steps = {str(number + 1): number for number in range(count)}
    known = [value for value in st.query_params.get_all(STEP) if value in steps]
    report_ignored({"step": unknown(STEP, steps)})
    return steps[known[-1]] if known else 0


def go_to(number: int) -> None:
    """Put a step, from 0, into the link."""
    st.query_params[STEP] = str(number + 1)


def write(name: str, value: str | list[str]) -> None:
    """Put a choice into the link from elsewhere than its widget."""
    st.query_params[name] = value


def clear(names: list[str]) -> None:
    """Take these choices out of the link."""
    for name in names:
        st.query_params.pop(name, None)


def show(name: str, value: list[str] | str | bool | int | None) -> None:
    """Let the widget with the key `name` show what the link says, also if it changed elsewhere."""
    if st.session_state.get(name) != value:
        st.session_state[name] = value


def _write(name: str, default: str | None = None) -> None:
    value = st.session_state[name]
    if not value or value == default:
        st.query_params.pop(name, None)
    else:
        st.query_params[name] = YES if value is True else value


def _keep(name: str, codes: list[str]) -> None:
    if codes:
        st.query_params[name] = codes
    else:
        st.query_params.pop(name, None)
