// Copies the link of the page as it stands: its address and every choice that was made.

const STAYS = 3000

export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button")
  const label = parentElement.querySelector(".label")
  parentElement.querySelector(".icon").textContent = "link"
  label.textContent = data.label
  button.onclick = async () => {
    const link = data.address + window.location.search
    try {
      await navigator.clipboard.writeText(link)
    } catch {
      // Browsers keep the clipboard from pages that come without https.
      window.prompt(data.label, link)
      return
    }
    label.textContent = data.done
    setTimeout(() => (label.textContent = data.label), STAYS)
  }
}
