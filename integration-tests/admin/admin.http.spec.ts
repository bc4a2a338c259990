import { describeBreaks } from "../reconciliation/breaks.cases"
import { describeExportFile } from "../reconciliation/export-file.cases"
import { describeRuns } from "../reconciliation/runs.cases"
import { describeShop } from "../setup/describe-shop"
import { describeAttention } from "./attention.cases"
import { describeDoctor } from "./doctor.cases"
import { describeErasure } from "./erasure.cases"
import { describeStatus } from "./status.cases"
import { describeViews } from "./views.cases"

// One Medusa serves all cases: its start takes longer than most tests.
describeShop("admin and reconciliation", {}, (test) => {
  describeViews(test)
  describeAttention(test)
  describeStatus(test)
  describeDoctor(test)
  describeBreaks(test)
  describeRuns(test)
  describeExportFile(test)
  describeErasure(test)
})
