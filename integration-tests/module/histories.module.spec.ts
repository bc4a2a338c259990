import { describeModule } from "../setup/describe-module"

/** A minute apart. */
const [EARLY, LATE] = ["2026-01-05T08:00:00Z", "2026-01-05T08:01:00Z"]
const NONE = { callback_paid_at: null, resolved_at: null }

describeModule("The history of a transaction", {}, (fixture) => {
  let entries = 0
  let own = ""
  let other = ""

  beforeEach(async () => {
    own = (await fixture.pay()).id
    other = (await fixture.pay()).id
  })

  it("a history has the last callback that says paid, and the last resolution", async () => {
    for (const created_at of [EARLY, LATE]) {
      await enter(own, "callback", { created_at, data: { says_paid: true } })
    }
    await enter(own, "resolved", { created_at: EARLY })

    expect(await read(own)).toEqual({
      callback_paid_at: new Date(LATE),
      resolved_at: new Date(EARLY),
    })
  })

  it("a history has no entries of another transaction", async () => {
    await enter(other, "callback", { data: { says_paid: true } })
    await enter(other, "resolved")

    expect(await read(own)).toEqual(NONE)
  })

  it.each<[string, string, object]>([
    ["a callback that does not say paid", "callback", {}],
    ["a callback that denies it", "callback", { says_paid: false }],
    ["an entry that is no callback", "check", { says_paid: true }],
  ])("%s is not in a history", async (_, type, data) => {
    await enter(own, type, { data })

    expect(await read(own)).toEqual(NONE)
  })

  async function read(id: string) {
    return await fixture.flexpay.transactions.readHistory(id)
  }

  async function enter(
    id: string,
    type: string,
    {
      created_at = EARLY,
      data = {},
    }: { created_at?: string; data?: object } = {}
  ): Promise<void> {
    entries += 1
    await fixture.sql(
      `INSERT INTO flexpay_timeline_entry (id, transaction_id, type, data, created_at)
       VALUES ($1, $2, $3, $4, $5)`,
      [`fpte_of_test_${entries}`, id, type, data, created_at]
    )
  }
})
