// Node, in which no further test of an outer describe() runs once one has failed:
// that one noticed the weakened guard.
"use strict"

const { TestEnvironment } = require("jest-environment-node")

module.exports = class extends TestEnvironment {
  failed = new Set()

  handleTestEvent({ name, test }) {
    if (name === "test_fn_failure") {
      this.failed.add(outermost(test))
    } else if (name === "test_start" && this.failed.has(outermost(test))) {
      test.mode = "skip"
    }
  }
}

function outermost({ parent }) {
  return parent.parent?.parent ? outermost(parent) : parent
}
