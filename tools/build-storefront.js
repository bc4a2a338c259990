// @ts-check
/**
 * Builds the storefront's part of the package, which is ESM for browsers, into
 * what `medusa plugin:build` has built, which is CommonJS for the server.
 */
const { spawnSync } = require("node:child_process")
const { readFileSync, writeFileSync } = require("node:fs")
const path = require("node:path")

const root = path.resolve(__dirname, "..")
const from = path.join(root, "src/storefront")
const to = path.join(root, ".medusa/server/src/storefront")

const { status } = spawnSync(
  process.execPath,
  [require.resolve("typescript/bin/tsc"), "-p", `${from}/tsconfig.build.json`],
  { stdio: "inherit" }
)
if (status !== 0) {
  process.exit(status ?? 1)
}
// package.json, which makes the folder ESM, comes last: where it is, all is.
for (const file of ["react/react.css", "package.json"]) {
  writeFileSync(path.join(to, file), readFileSync(path.join(from, file)))
}
