import { describeShop } from "./setup/describe-shop"
import { describeBreaks } from "./reconciliation/breaks"
import { describeRuns } from "./reconciliation/runs"
import { describeExportFile } from "./reconciliation/export-file"

// One Medusa serves them all: starting one takes longer than most tests.
describeShop("reconciliation", {}, (test) => {
  describeBreaks(test)
  describeRuns(test)
  describeExportFile(test)
})
