import { LinkFixture } from "./payment-links/link-fixture"
import { describeLinkLife } from "./payment-links/link-life.cases"
import { describeOrderLinks } from "./payment-links/order-links.cases"
import { describePage } from "./payment-links/page.cases"
import { describeRemovedCollections } from "./payment-links/removed-collections.cases"
import { describeTestPayment } from "./payment-links/test-payment.cases"
import { describeRecordedPayments } from "./reconciliation/recorded-payments.cases"
import { describeRecordRefusals } from "./reconciliation/record-refusals.cases"
import { describeShop } from "./setup/describe-shop"

// A store of its own: its refused token is reported once an hour, and the tests
// of the status page wait for that report.
describeShop("payments outside the checkout", {}, (test) => {
  describe("payment links", () => {
    const fixture = new LinkFixture(test)
    beforeEach(async () => await fixture.begin())

    describeOrderLinks(fixture)
    describeLinkLife(fixture)
    describePage(fixture)
    describeRemovedCollections(fixture)
    describeTestPayment(fixture)
  })

  describe("payments that only FlexPay's export has", () => {
    describeRecordedPayments(test)
    describeRecordRefusals(test)
  })
})
