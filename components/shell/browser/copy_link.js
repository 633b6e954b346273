// Copies the link of the page as it stands: its address and every choice that was made.

const STAYS = 3000

export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button")
  const label = parentElement.querySelector(".label")
  parentElement.querySelector(".icon").textContent = "link"
  label.textContent = data.label
  button.onclick = async () => {
    const link = data.address + ownChoices(window.location.search)
    const done = await copied(link)
    button.focus()
    if (!done) {
      window.prompt(data.label, link)
      return
    }
    label.textContent = data.done
    setTimeout(() => (label.textContent = data.label), STAYS)
  }
}

// Who gets the link opens the page itself, also where it was copied from a frame in another one.
function ownChoices(search) {
  const all = search.replace(/^\?/, "").split("&")
  const own = all.filter((choice) => choice && !/^embed(_options)?=/.test(choice))
  return own.length ? `?${own.join("&")}` : ""
}

// Browsers keep the clipboard from pages that come without https and from frames in pages of others,
// but not from what is selected there.
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const field = document.createElement("textarea")
    field.value = text
    document.body.append(field)
    field.select()
    const done = document.execCommand("copy")
    field.remove()
    return done
  }
}
