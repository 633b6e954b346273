// Prints the page as wide as a sheet of paper, so that the charts are drawn for it.

// The width between the margins of an A4 sheet, plus the padding that Streamlit adds on a screen.
const PAPER_WIDTH = "846px"
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
}
