import { describeShop } from "./setup/describe-shop"
import { describeBreaks } from "./reconciliation/breaks"
import { describeRuns } from "./reconciliation/runs"
import { describeStatement } from "./reconciliation/statement"

// One Medusa serves them all: starting one takes longer than most tests.
describeShop("reconciliation", {}, (test) => {
  describeBreaks(test)
  describeRuns(test)
  describeStatement(test)
})
