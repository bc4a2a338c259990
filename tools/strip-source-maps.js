// @ts-check
/**
 * Removes the source maps that `medusa plugin:build` writes into each file of
 * the server's part: they point to sources that the package does not hold, and
 * are a third of its size.
 */
const { readdirSync, readFileSync, writeFileSync } = require("node:fs")
const path = require("node:path")

const built = path.resolve(__dirname, "../.medusa/server")
const SOURCE_MAP = /\n\/\/# sourceMappingURL=data:[^\n]*\s*$/

for (const file of readdirSync(built, { recursive: true, encoding: "utf8" })) {
  if (file.endsWith(".js")) {
    const text = readFileSync(path.join(built, file), "utf8")
    writeFileSync(path.join(built, file), text.replace(SOURCE_MAP, "\n"))
  }
}
