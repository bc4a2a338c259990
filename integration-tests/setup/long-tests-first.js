const Sequencer = require("@jest/test-sequencer").default

/** Specs that take a minute or more, the longest first. */
const LONG = [
  "payments",
  "refunds",
  "callbacks",
  "admin",
  "order-before-payment",
  "outside-checkout",
  "hostile",
  "approval",
  "tight-limits",
  "rounding",
  "roles",
]
const TIERS = ["exhaustive", "http", "module", "unit"]

/**
 * Runs long specs first, then by tier: short ones fill the gaps at the end. Jest
 * goes by past durations, and without any by the size of the files.
 */
class LongTestsFirst extends Sequencer {
  /** @param {import("@jest/test-result").Test[]} tests */
  sort(tests) {
    return super.sort(tests).sort((a, b) => placeOf(a) - placeOf(b))
  }
}

/** @param {import("@jest/test-result").Test} test */
function placeOf({ path }) {
  const long = LONG.findIndex((name) => path.endsWith(`/${name}.http.spec.ts`))
  const tier = TIERS.findIndex((name) => path.endsWith(`.${name}.spec.ts`))
  return long < 0 ? LONG.length + tier : long
}

module.exports = LongTestsFirst
