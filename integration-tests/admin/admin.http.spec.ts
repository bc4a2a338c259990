import { describeShop } from "../setup/describe-shop"
import { describeAttention } from "./attention.cases"
import { describeDoctor } from "./doctor.cases"
import { describeStatus } from "./status.cases"
import { describeViews } from "./views.cases"

// One Medusa serves all cases: its start takes longer than most tests.
describeShop("admin", {}, (test) => {
  describeViews(test)
  describeAttention(test)
  describeStatus(test)
  describeDoctor(test)
})
