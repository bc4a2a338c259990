import { describeShop } from "../setup/describe-shop"
import { LinkFixture } from "./link-fixture"
import { describeOrderLinks } from "./order-links.cases"

describeShop("payment links", {}, (test) => {
  const fixture = new LinkFixture(test)
  beforeEach(async () => await fixture.begin())

  describeOrderLinks(fixture)
})
