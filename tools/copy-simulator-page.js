// @ts-check
/**
 * Copies the page of the simulator (HTML, styles, scripts for browsers) into
 * the package: `medusa plugin:build` compiles TypeScript and copies nothing.
 */
const { cpSync } = require("node:fs")
const path = require("node:path")

const root = path.resolve(__dirname, "..")
const page = "simulator/page"

for (const name of ["index.html", "card.html", "assets"]) {
  cpSync(
    path.join(root, page, name),
    path.join(root, ".medusa/server", page, name),
    { recursive: true }
  )
}
