import { describeShop } from "./setup/describe-shop"
import { describeAgain } from "./payouts/again"
import { describeFollowed } from "./payouts/followed"
import { describeLost } from "./payouts/lost"
import { describeRefused } from "./payouts/refused"
import { describeReversed } from "./payouts/reversed"

// One Medusa serves them all: starting one takes longer than most tests.
describeShop("payouts", {}, (test) => {
  describeRefused(test)
  describeFollowed(test)
  describeAgain(test)
  describeLost(test)
  describeReversed(test)
})
