// Saves a chart as a picture: the title, the subtitle, the chart as it is shown, and the caption.

const SCALE = 2
const MARGIN = 24
const GAP = 12

export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button")
  parentElement.querySelector(".icon").textContent = "image"
  parentElement.querySelector(".label").textContent = data.label
  button.onclick = async () => {
    const chart = document.querySelector(`.st-key-${data.chart} .js-plotly-plot`)
    const theme = getComputedStyle(button)
    const canvas = await drawn(chart, data, {
      font: theme.getPropertyValue("--st-font"),
      text: theme.getPropertyValue("--st-text-color"),
      background: theme.getPropertyValue("--st-background-color"),
    })
    canvas.toBlob((picture) => save(picture, data.file_name), "image/png")
  }
}

function save(file, name) {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

async function drawn(chart, { title, subtitle, caption }, theme) {
  const { width, height } = chart.getBoundingClientRect()
  const layers = await Promise.all(await pictures(chart))
  const canvas = document.createElement("canvas")
  const pen = canvas.getContext("2d")
  const above = [
    ...lines(pen, title, width, { font: `600 20px ${theme.font}`, height: 26 }),
    ...lines(pen, subtitle, width, { font: `14px ${theme.font}`, height: 20 }),
  ]
  const below = lines(pen, caption, width, { font: `12px ${theme.font}`, height: 17 })
  const chartTop = MARGIN + total(above) + GAP
  canvas.width = SCALE * (width + 2 * MARGIN)
  canvas.height = SCALE * (chartTop + height + GAP + total(below) + MARGIN)
  pen.scale(SCALE, SCALE)
  pen.fillStyle = theme.background
  pen.fillRect(0, 0, canvas.width, canvas.height)
  for (const layer of layers) pen.drawImage(layer, MARGIN, chartTop)
  pen.fillStyle = theme.text
  write(pen, above, MARGIN)
  write(pen, below, chartTop + height + GAP)
  return canvas
}

// Returns the layers of a chart as pictures. A picture can't use anything outside itself, so each
// contains the page's font, and the colour gradients that Plotly defines in only one of the layers.
async function pictures(chart) {
  const fonts = await ownFonts()
  const gradients = [...chart.querySelectorAll(".main-svg .gradients")]
  return [...chart.querySelectorAll(".main-svg")].map(async (layer) => {
    const copy = layer.cloneNode(true)
    const style = document.createElementNS(copy.namespaceURI, "style")
    style.textContent = fonts
    copy.prepend(style, ...gradients.map((gradient) => gradient.cloneNode(true)))
    const picture = new Image()
    const source = new XMLSerializer().serializeToString(copy)
    picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`
    await picture.decode()
    return picture
  })
}

async function ownFonts() {
  const faces = [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSFontFaceRule && /Source Sans/.test(rule.cssText))
    .filter((rule) => rule.style.getPropertyValue("font-style") !== "italic")
  return (await Promise.all(faces.map(embedded))).join("\n")
}

async function embedded(face) {
  const address = /url\(["']?([^"')]+)["']?\)/.exec(face.cssText)
  const file = await (await fetch(new URL(address[1], face.parentStyleSheet.href ?? document.baseURI))).blob()
  const content = await new Promise((done) => {
    const reader = new FileReader()
    reader.onload = () => done(reader.result)
    reader.readAsDataURL(file)
  })
  return face.cssText.replace(address[0], `url("${content}")`)
}

function lines(pen, text, width, look) {
  pen.font = look.font
  const found = []
  let line = ""
  for (const word of text.split(/\s+/)) {
    const longer = line ? `${line} ${word}` : word
    if (line && pen.measureText(longer).width > width) {
      found.push({ ...look, text: line })
      line = word
    } else {
      line = longer
    }
  }
  return line ? [...found, { ...look, text: line }] : found
}

function total(written) {
  return written.reduce((sum, line) => sum + line.height, 0)
}

function write(pen, written, top) {
  let bottom = top
  for (const line of written) {
    bottom += line.height
    pen.font = line.font
    pen.fillText(line.text, MARGIN, bottom - 0.3 * line.height)
  }
}
