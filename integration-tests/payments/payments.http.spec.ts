import { describeShop } from "../setup/describe-shop"
import { describeAmounts } from "./amounts.cases"
import { describeRepeatedRequests } from "./repeated-requests.cases"
import { describeOutcomes } from "./outcomes.cases"
import { describeRaces } from "./races.cases"

// One Medusa serves all cases: its start takes longer than most tests.
describeShop("payments", {}, (test) => {
  describeOutcomes(test)
  describeRaces(test)
  describeAmounts(test)
  describeRepeatedRequests(test)
})
