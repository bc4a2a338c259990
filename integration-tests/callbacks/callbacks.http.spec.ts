import { describeShop } from "../setup/describe-shop"
import { describeCallback } from "./callback.cases"
import { describeOrderNotPlaced } from "./order-not-placed.cases"
import { describeOddCallbacks } from "./odd-callbacks.cases"
import { describeReturned } from "./returned.cases"
import { describeReplacedSessions } from "./replaced-sessions.cases"
import { describeCallbackCode } from "./callback-code.cases"
import { describeStuckCore } from "./stuck-core.cases"
import { describeOwedEvents } from "./owed-events.cases"
import { describeRenewedSession } from "./renewed-session.cases"

// One Medusa serves all cases: its start takes longer than most tests.
describeShop("callbacks", {}, (test) => {
  describeCallback(test)
  describeOddCallbacks(test)
  describeReplacedSessions(test)
  describeOrderNotPlaced(test)
  describeStuckCore(test)
  describeReturned(test)
  describeCallbackCode(test)
  describeRenewedSession(test)
  describeOwedEvents(test)
})
