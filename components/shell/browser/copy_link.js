// Copies a link to the page as it is shown: its address and all selections.

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

// Removes the parameters for embedding, so the link opens the page itself even if it was copied
// from a frame in another page.
function ownChoices(search) {
  const all = search.replace(/^\?/, "").split("&")
  const own = all.filter((choice) => choice && !/^embed(_options)?=/.test(choice))
  return own.length ? `?${own.join("&")}` : ""
}

// Browsers deny clipboard access to pages without HTTPS and to frames embedded in other sites, but
// they still allow a page to copy its selected text.
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
