import { describeShop } from "../setup/describe-shop"
import { describeBreaks } from "./breaks.cases"
import { describeRuns } from "./runs.cases"
import { describeExportFile } from "./export-file.cases"

// One Medusa serves all cases: its start takes longer than most tests.
describeShop("reconciliation", {}, (test) => {
  describeBreaks(test)
  describeRuns(test)
  describeExportFile(test)
})
