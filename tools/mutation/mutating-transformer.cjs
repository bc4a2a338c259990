// Jest's transformer of this repository, which changes the code on its way to
// the tests, as the plan says (`Plan` in run-tests.ts). The working tree stays
// as it is.
"use strict"

const { readFileSync } = require("node:fs")
const { createTransformer } = require("@swc/jest")

const { changes } = JSON.parse(readFileSync(process.env.PLAN, "utf8"))

function change(source, file) {
  return changes
    .filter((one) => one.file === file)
    .sort((a, b) => b.start - a.start)
    .reduce(
      (text, { start, end, replacement }) =>
        text.slice(0, start) + replacement + text.slice(end),
      source
    )
}

module.exports = {
  createTransformer: (options) => {
    const swc = createTransformer(options)
    return {
      ...swc,
      process: (source, file, rest) =>
        swc.process(change(source, file), file, rest),
      getCacheKey: (source, file, rest) =>
        swc.getCacheKey(change(source, file), file, rest),
    }
  },
}
