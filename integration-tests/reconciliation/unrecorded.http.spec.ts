import { describeShop } from "../setup/describe-shop"
import { describeRecordedPayments } from "./recorded-payments.cases"
import { describeRecordRefusals } from "./record-refusals.cases"

describeShop("payments that only FlexPay's export has", {}, (test) => {
  describeRecordedPayments(test)
  describeRecordRefusals(test)
})
