import { describeShop } from "./setup/describe-shop"
import { describeAmounts } from "./payments/amounts"
import { describeAskedAgain } from "./payments/asked-again"
import { describeOutcomes } from "./payments/outcomes"
import { describeRaces } from "./payments/races"

// One Medusa serves them all: starting one takes longer than most tests.
describeShop("payments", {}, (test) => {
  describeOutcomes(test)
  describeRaces(test)
  describeAmounts(test)
  describeAskedAgain(test)
})
