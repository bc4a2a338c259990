// @ts-check
/**
 * Removes what `medusa plugin:build` writes and no store loads:
 * - the source maps in each file of the server's part, which point to sources
 *   that the package does not hold, and are a third of its size
 * - the admin's bundle as CommonJS: dashboards import the ES module
 */
const { readdirSync, readFileSync, rmSync, writeFileSync } = require("node:fs")
const path = require("node:path")

const built = path.resolve(__dirname, "../.medusa/server")
const SOURCE_MAP = /\n\/\/# sourceMappingURL=data:[^\n]*\s*$/

rmSync(path.join(built, "src/admin/index.js"), { force: true })
for (const file of readdirSync(built, { recursive: true, encoding: "utf8" })) {
  if (file.endsWith(".js")) {
    const text = readFileSync(path.join(built, file), "utf8")
    writeFileSync(path.join(built, file), text.replace(SOURCE_MAP, "\n"))
  }
}
