import { compareWithPage } from "../setup/callback-code"
import { describeLedger } from "../setup/describe-ledger"
import { traceCalls } from "../setup/trace-calls"

/** Parts of the path that run without a shop. */
const STORED_AND_CHECKED =
  /^src\/(?:gateway|modules\/flexpay\/(?:transaction\/|events|payments\/(?:callback-receiver|transaction-)|store\/(?:callback-inbox|clock|execute|row-mapping|timeline|transaction-store)))/

describeLedger("docs/explanation/callback-code.md", {}, (bench) => {
  it("lists the files and functions that store and check a callback", async () => {
    const pending = await bench.pay({ phone: bench.newPhone() })
    await bench.setState(pending, "paid")
    const orderNumber = await bench.orderNumberOf(pending)

    const called = await traceCalls(async () => {
      await bench.callBack(pending, { code: "0", orderNumber })
      await bench.flexpay.checks.confirm(pending.id)
    })

    expect((await bench.row(pending.id)).state).toBe("succeeded")
    expect(compareWithPage(called, STORED_AND_CHECKED)).toEqual({
      idle: [],
      unlisted: [],
    })
  })
})
