import { describeShop } from "./setup/describe-shop"
import { describeCallback } from "./callbacks/callback"
import { describeOrderNotPlaced } from "./callbacks/order-not-placed"
import { describeOddCallbacks } from "./callbacks/odd-callbacks"
import { describeReturned } from "./callbacks/returned"
import { describeReplacedSessions } from "./callbacks/replaced-sessions"

// One Medusa serves them all: starting one takes longer than most tests.
describeShop("callbacks", {}, (test) => {
  describeCallback(test)
  describeOddCallbacks(test)
  describeReplacedSessions(test)
  describeOrderNotPlaced(test)
  describeReturned(test)
})
