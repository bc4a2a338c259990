import { describeShop } from "../setup/describe-shop"
import { describeAgain } from "./resends.cases"
import { describeFollowed } from "./follow-up.cases"
import { describeLost } from "./lost.cases"
import { describeRefused } from "./refused.cases"
import { describeReversed } from "./reversed.cases"

// One Medusa serves them all: starting one takes longer than most tests.
describeShop("payouts", {}, (test) => {
  describeRefused(test)
  describeFollowed(test)
  describeAgain(test)
  describeLost(test)
  describeReversed(test)
})
