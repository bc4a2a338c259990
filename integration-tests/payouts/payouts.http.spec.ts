import { describeShop } from "../setup/describe-shop"
import { describeAgain } from "./resends.cases"
import { describeFollowed } from "./follow-up.cases"
import { describeMissing } from "./missing.cases"
import { describeRefused } from "./refused.cases"
import { describeReversed } from "./reversed.cases"

// One Medusa serves all cases: its start takes longer than most tests.
describeShop("payouts", {}, (test) => {
  describeRefused(test)
  describeFollowed(test)
  describeAgain(test)
  describeMissing(test)
  describeReversed(test)
})
