import { describeCardService } from "../providers/card.cases"
import { describeMobileMoney } from "../providers/mobile-money.cases"
import { describeShop } from "../setup/describe-shop"
import { describeAmounts } from "./amounts.cases"
import { describeOutcomes } from "./outcomes.cases"
import { describeQueryCounts } from "./query-counts.cases"
import { describeRaces } from "./races.cases"
import { describeRepeatedRequests } from "./repeated-requests.cases"

// One Medusa serves all cases: its start takes longer than most tests.
describeShop("payments and providers", {}, (test) => {
  describeOutcomes(test)
  describeRaces(test)
  describeAmounts(test)
  describeRepeatedRequests(test)
  describeQueryCounts(test)
  describeMobileMoney(test)
  describeCardService(test)
})
