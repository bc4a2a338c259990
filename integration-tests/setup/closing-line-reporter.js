/**
 * Ends a run with one line of counts, and makes it red when a test was skipped:
 * a skipped test is a promise that nobody checks.
 */
class ClosingLineReporter {
  /** @param {unknown} _contexts @param {import("@jest/reporters").AggregatedResult} results */
  onRunComplete(_contexts, results) {
    const passed = results.numPassedTests
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites
    const skipped = results.numPendingTests + results.numTodoTests
    if (skipped > 0) {
      this.error = new Error(`${skipped} tests were skipped`)
      console.error(`${skipped} skipped, which counts as failing`)
    }
    // Jest holds the output of its other reporters back for a moment.
    process.once("exit", () => {
      console.log(`\n${passed} passed, ${failed} failed`)
    })
  }

  getLastError() {
    return this.error
  }
}

module.exports = ClosingLineReporter
