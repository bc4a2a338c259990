// @ts-check
/** Builds the storefront kit into `storefront/dist`: ES modules, for browsers. */
const { spawnSync } = require("node:child_process")
const { readFileSync, rmSync, writeFileSync } = require("node:fs")
const path = require("node:path")

const kit = path.resolve(__dirname, "../storefront")
const built = path.join(kit, "dist")

rmSync(built, { recursive: true, force: true })
const { status } = spawnSync(
  process.execPath,
  [require.resolve("typescript/bin/tsc"), "-p", `${kit}/tsconfig.build.json`],
  { stdio: "inherit" }
)
if (status !== 0) {
  process.exit(status ?? 1)
}
// The styles come last: where they are, all is.
writeFileSync(
  path.join(built, "storefront/src/react/react.css"),
  readFileSync(path.join(kit, "src/react/react.css"))
)
