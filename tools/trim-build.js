// @ts-check
/**
 * Removes what `medusa plugin:build` writes and no store loads:
 * - the source maps in each file of the server's part, which point to sources
 *   that the package does not hold, and are a third of its size
 * - the admin's bundle as CommonJS: dashboards import the ES module
 * - the admin's texts, which are in its bundle, but for those that the command
 *   `doctor` shows
 * - the command's types
 */
const { readdirSync, readFileSync, rmSync, writeFileSync } = require("node:fs")
const path = require("node:path")

const built = path.resolve(__dirname, "../.medusa/server")
const SOURCE_MAP = /\n\/\/# sourceMappingURL=data:[^\n]*\s*$/

const COMMAND_TYPES = /^cli[\\/].*\.d\.ts$/
const ADMIN_TEXTS = /[\\/]i18n[\\/]\w+\.json$/
const TEXTS_OF_DOCTOR = /^(?:health|status)(?:_|$)/

/**
 * @param {string} file
 * @param {(text: string) => string} change
 */
function rewrite(file, change) {
  writeFileSync(file, change(readFileSync(file, "utf8")))
}

/** @param {string} json */
function withTextsOfDoctor(json) {
  const texts = Object.entries(JSON.parse(json)).filter(([name]) =>
    TEXTS_OF_DOCTOR.test(name)
  )
  return JSON.stringify(Object.fromEntries(texts))
}

rmSync(path.join(built, "src/admin/index.js"), { force: true })
for (const name of readdirSync(built, { recursive: true, encoding: "utf8" })) {
  const file = path.join(built, name)
  if (COMMAND_TYPES.test(name)) {
    rmSync(file)
  } else if (ADMIN_TEXTS.test(name)) {
    rewrite(file, withTextsOfDoctor)
  } else if (name.endsWith(".js")) {
    rewrite(file, (text) => text.replace(SOURCE_MAP, "\n"))
  }
}
