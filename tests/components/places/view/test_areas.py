"""Tests that a click on the map adds or removes an area."""

from components.places.view.areas import toggle_area


def test_a_click_on_an_area_chooses_it_or_takes_it_away():
    assert toggle_area(("a", "b"), "c") == ["a", "b", "c"]
    assert toggle_area(("a", "b"), "a") == ["b"]
