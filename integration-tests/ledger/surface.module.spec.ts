import { models } from "../../src/modules/flexpay/models"
import { describeLedger } from "../setup/describe-ledger"

/** What Medusa would generate for each model. */
const PREFIXES = [
  "create",
  "update",
  "upsert",
  "delete",
  "softDelete",
  "restore",
  "list",
  "listAndCount",
  "retrieve",
]

describeLedger("The module's service", {}, (bench) => {
  it("has no method beside its own that reads or writes a table", () => {
    const generated = PREFIXES.flatMap((prefix) =>
      Object.keys(models).flatMap((model) => [
        `${prefix}${model}`,
        `${prefix}${model}s`,
      ])
    )

    expect(typeof Reflect.get(bench.flexpay, "now")).toBe("function")
    expect(generated).toContain("updateFlexPayTransactions")
    expect(
      generated.filter((name) => Reflect.get(bench.flexpay, name) !== undefined)
    ).toEqual([])
  })
})
