// Prints the page, and makes it ready for paper however it is printed: as wide as a sheet, dark on
// white. Streamlit itself leaves out the header, and cuts charts off at the edge of the paper.

// What lies between the margins of A4, and the space that Streamlit leaves beside it on a screen.
const PAPER_WIDTH = "846px"
const ELEMENT = "[data-testid=stElementContainer]"
// Also what stands above a row of texts or cards names them.
const HEADINGS =
  `${ELEMENT}:has([data-testid=stHeading]), ${ELEMENT}:has(+ [data-testid=stLayoutWrapper])`
const UNTIL_CHARTS_ARE_REDRAWN = 1000

export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button")
  parentElement.querySelector(".icon").textContent = "print"
  parentElement.querySelector(".label").textContent = data.label
  const app = document.querySelector("[data-testid=stApp]")
  button.onclick = async () => {
    app.style.width = PAPER_WIDTH
    await new Promise((done) => setTimeout(done, UNTIL_CHARTS_ARE_REDRAWN))
    window.print()
    app.style.width = ""
  }

  const changed = []
  const change = (element, property, value) => {
    changed.push([element, property, element.style.getPropertyValue(property)])
    element.style.setProperty(property, value, "important")
  }
  const makeReady = () => {
    // Without this Streamlit prints a dark theme as it is, black sheets and all.
    change(document.documentElement, "print-color-adjust", "economy")
    // What lies below the page on a screen would be an empty sheet.
    change(app.querySelector("[data-testid=stMainBlockContainer]"), "padding-bottom", "0")
    for (const element of app.querySelectorAll("*")) change(element, "color", "black")
    // Texts and cards stay whole, and headings with what they stand above.
    for (const element of app.querySelectorAll(ELEMENT)) change(element, "break-inside", "avoid")
    for (const card of app.querySelectorAll("[data-testid=stVerticalBlock]"))
      if (getComputedStyle(card).borderTopStyle === "solid") change(card, "break-inside", "avoid")
    for (const heading of app.querySelectorAll(HEADINGS)) change(heading, "break-after", "avoid")
    // A chart that was drawn for a screen shrinks to the paper; so does the space that it takes.
    for (const chart of document.querySelectorAll(".js-plotly-plot .svg-container")) {
      const { width, height } = chart.getBoundingClientRect()
      change(chart, "aspect-ratio", `${width} / ${height}`)
      change(chart, "width", "100%")
      const element = chart.closest(ELEMENT)
      change(element, "flex-basis", "auto")
      for (let frame = chart; element.contains(frame); frame = frame.parentElement)
        change(frame, "height", "auto")
    }
    for (const layer of document.querySelectorAll(".js-plotly-plot .main-svg")) {
      const { width, height } = layer.getBoundingClientRect()
      layer.setAttribute("viewBox", `0 0 ${width} ${height}`)
      layer.setAttribute("preserveAspectRatio", "xMinYMin")
      change(layer, "background", "none")
      for (const ground of layer.querySelectorAll(".bg")) change(ground, "fill", "none")
      for (const text of layer.querySelectorAll("text")) change(text, "fill", "black")
    }
  }
  const restore = () => {
    for (const [element, property, value] of changed.splice(0))
      element.style.setProperty(property, value)
    for (const layer of document.querySelectorAll(".js-plotly-plot .main-svg"))
      layer.removeAttribute("viewBox")
  }
  window.onbeforeprint = makeReady
  window.onafterprint = restore
}
