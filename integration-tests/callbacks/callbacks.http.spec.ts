import { describeShop } from "../setup/describe-shop"
import { describeCallback } from "./callback.cases"
import { describeOrderNotPlaced } from "./order-not-placed.cases"
import { describeOddCallbacks } from "./odd-callbacks.cases"
import { describeReturned } from "./returned.cases"
import { describeReplacedSessions } from "./replaced-sessions.cases"

// One Medusa serves all cases: its start takes longer than most tests.
describeShop("callbacks", {}, (test) => {
  describeCallback(test)
  describeOddCallbacks(test)
  describeReplacedSessions(test)
  describeOrderNotPlaced(test)
  describeReturned(test)
})
