import { describeShop } from "../setup/describe-shop"
import { describeRecordedPayments } from "./recorded-payments.cases"
import { describeRecordRefusals } from "./record-refusals.cases"

// A store of its own: its refused token is reported once an hour, and the tests
// of the status page wait for that report.
describeShop("payments that only FlexPay's export has", {}, (test) => {
  describeRecordedPayments(test)
  describeRecordRefusals(test)
})
