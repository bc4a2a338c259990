// @ts-check
/**
 * Builds the page of payment links: one HTML document with its style and its
 * script inside, so that a slow network needs one request. React is Preact
 * there, which is a tenth of its size.
 */
const {
  copyFileSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} = require("node:fs")
const path = require("node:path")
const { buildSync } = require("esbuild")

const root = path.resolve(__dirname, "..")
const page = path.join(root, "storefront/payment-page")
const built = path.join(root, ".medusa/server/payment-page")

/** @param {string[]} entryPoints */
function bundle(entryPoints) {
  const { outputFiles } = buildSync({
    absWorkingDir: root,
    entryPoints,
    outdir: built,
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2020",
    charset: "utf8",
    jsx: "automatic",
    legalComments: "none",
    alias: {
      react: "preact/compat",
      "react/jsx-runtime": "preact/jsx-runtime",
      "react-dom/client": "preact/compat/client",
    },
  })
  return outputFiles.map(({ text }) => text.trim()).join("")
}

/**
 * Puts text into an element that is empty in the page.
 *
 * @param {string} html
 * @param {"style" | "script"} element
 * @param {string} text
 */
function inline(html, element, text) {
  const empty = `<${element}></${element}>`
  if (html.split(empty).length !== 2 || text.includes(`</${element}`)) {
    throw new Error(`The page needs one ${empty}, and a text that fits there`)
  }
  return html.replace(empty, () => `<${element}>${text}</${element}>`)
}

const style = bundle([
  path.join(root, "storefront/src/react/react.css"),
  path.join(page, "page.css"),
])
const script = bundle([path.join(page, "main.tsx")])
const html = readFileSync(path.join(page, "index.html"), "utf8")
  .replace(/^\s+/gm, "")
  .replace(/\n(?=<)/g, "")

mkdirSync(built, { recursive: true })
copyFileSync(
  path.join(root, "node_modules/preact/LICENSE"),
  path.join(built, "LICENSE-preact")
)
writeFileSync(
  path.join(built, "page.html"),
  inline(inline(html, "style", style), "script", script)
)
