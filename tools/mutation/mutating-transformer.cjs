// Jest's transformer of this repository, which applies the one change that MUTANT
// describes. The working tree stays as it is.
"use strict"

const { createTransformer } = require("@swc/jest")

const mutant = JSON.parse(process.env.MUTANT)

function mutate(source, file) {
  return mutant?.file === file
    ? source.slice(0, mutant.start) +
        mutant.replacement +
        source.slice(mutant.end)
    : source
}

module.exports = {
  createTransformer: (options) => {
    const swc = createTransformer(options)
    return {
      ...swc,
      process: (source, file, rest) =>
        swc.process(mutate(source, file), file, rest),
      getCacheKey: (source, file, rest) =>
        swc.getCacheKey(mutate(source, file), file, rest),
    }
  },
}
