import { compareWithPage } from "../setup/callback-code"
import { describeModule } from "../setup/describe-module"
import { traceCalls } from "../setup/trace-calls"

/** Parts of the path that run without a shop. */
const STORED_AND_CHECKED =
  /^src\/(?:gateway|modules\/flexpay\/(?:transaction\/|events|payments\/transaction-|store\/(?:callback-inbox|clock|database|row-mapping|timeline|transaction-store)))/

describeModule("docs/explanation/callback-code.md", {}, (fixture) => {
  it("lists the files and functions that store and check a callback", async () => {
    const pending = await fixture.pay({ phone: fixture.newPhone() })
    await fixture.setState(pending, "paid")
    const orderNumber = await fixture.orderNumberOf(pending)

    const called = await traceCalls(async () => {
      await fixture.callBack(pending, { code: "0", orderNumber })
      await fixture.flexpay.checks.confirm(pending.id)
    })

    expect((await fixture.row(pending.id)).state).toBe("succeeded")
    expect(compareWithPage(called, STORED_AND_CHECKED)).toEqual({
      idle: [],
      unlisted: [],
    })
  })
})
