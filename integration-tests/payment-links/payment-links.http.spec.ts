import { describeShop } from "../setup/describe-shop"
import { LinkFixture } from "./link-fixture"
import { describeLinkLife } from "./link-life.cases"
import { describeOrderLinks } from "./order-links.cases"
import { describePage } from "./page.cases"
import { describeRemovedCollections } from "./removed-collections.cases"
import { describeTestPayment } from "./test-payment.cases"

describeShop("payment links", {}, (test) => {
  const fixture = new LinkFixture(test)
  beforeEach(async () => await fixture.begin())

  describeOrderLinks(fixture)
  describeLinkLife(fixture)
  describePage(fixture)
  describeRemovedCollections(fixture)
  describeTestPayment(fixture)
})
