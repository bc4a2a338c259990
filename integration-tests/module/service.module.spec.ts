import { describeModule } from "../setup/describe-module"
import { models } from "../setup/models"

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

describeModule("The module's service", {}, (fixture) => {
  it("the service has no generated method that reads or writes a table", () => {
    const generated = PREFIXES.flatMap((prefix) =>
      Object.keys(models).flatMap((model) => [
        `${prefix}${model}`,
        `${prefix}${model}s`,
      ])
    )

    expect(typeof Reflect.get(fixture.flexpay, "now")).toBe("function")
    expect(generated).toContain("updateFlexPayTransactions")
    expect(
      generated.filter(
        (name) => Reflect.get(fixture.flexpay, name) !== undefined
      )
    ).toEqual([])
  })
})
