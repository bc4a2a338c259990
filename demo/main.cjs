// The entry point of the demo, in a syntax that old versions of Node can parse:
// it reports such a version before any TypeScript is loaded.
"use strict"

var path = require("path")

var version = process.versions.node.split(".").map(Number)
var major = version[0]
var minor = version[1]
var isTooOld =
  major < 20 || (major === 20 && minor < 19) || (major === 22 && minor < 12)

if (isTooOld || major === 21) {
  fail(
    "Node " +
      process.version +
      " est trop ancien : installez Node 22 ou 20.19 (https://nodejs.org), puis relancez.",
    "Node " +
      process.version +
      " is too old: install Node 22 or 20.19 (https://nodejs.org), then try again."
  )
}

try {
  require.resolve("tsx/cjs")
} catch (error) {
  fail(
    "Les dépendances manquent : lancez d'abord « npm ci ».",
    'The dependencies are missing: run "npm ci" first.'
  )
}

require("tsx/cjs")
require(path.join(__dirname, "cli", "main.ts"))

function fail(french, english) {
  console.error(french + "\n" + english)
  process.exit(1)
}
