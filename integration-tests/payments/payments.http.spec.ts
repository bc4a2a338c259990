import { describeCardService } from "../providers/card.cases"
import { describeLeavingCardPage } from "../providers/left-card-page.cases"
import { describeMobileMoney } from "../providers/mobile-money.cases"
import { describeAnswers } from "../setup/describe-answers"
import { describeShop } from "../setup/describe-shop"
import { ANSWERS } from "../setup/provoke-answers"
import { describeAmounts } from "./amounts.cases"
import { describeOutcomes } from "./outcomes.cases"
import { describeQueryCounts } from "./query-counts.cases"
import { describeRaces } from "./races.cases"
import { describeRepeatedRequests } from "./repeated-requests.cases"
import { describeWaiting } from "./waiting.cases"

// One Medusa serves all cases: its start takes longer than most tests.
describeShop("payments, providers and documented answers", {}, (test) => {
  describeOutcomes(test)
  describeRaces(test)
  describeAmounts(test)
  describeRepeatedRequests(test)
  describeWaiting(test)
  describeQueryCounts(test)
  describeMobileMoney(test)
  describeCardService(test)
  describeLeavingCardPage(test)
  describeAnswers(test, ANSWERS)
})
