// Node, in which no further test of a file runs once one has failed: that one
// noticed the change is all there is to know.
"use strict"

const { TestEnvironment } = require("jest-environment-node")

module.exports = class extends TestEnvironment {
  handleTestEvent({ name, test }) {
    if (name === "test_fn_failure") {
      this.hasFailed = true
    } else if (name === "test_start" && this.hasFailed) {
      test.mode = "skip"
    }
  }
}
