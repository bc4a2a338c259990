import { readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import { documentStates } from "./support/state-docs"

const DOCS = path.join(
  __dirname,
  "../../../../../docs/explanation/payment-lifecycle.md"
)

/** `UPDATE_DOCS=1` writes the blocks instead of comparing them. */
const isUpdate = process.env.UPDATE_DOCS === "1"

describe.each(["payment", "payout"] as const)(
  "the documented states of a %s",
  (kind) => {
    const block = new RegExp(
      `(<!-- generated: ${kind} states -->\n\n).*?(\n\n<!-- end -->)`,
      "s"
    )

    it("are those that the rules of the code produce", () => {
      const text = readFileSync(DOCS, "utf8")
      const current = text.replace(
        block,
        (_, start: string, end: string) =>
          `${start}${documentStates(kind)}${end}`
      )

      expect(text).toMatch(block)
      if (isUpdate) {
        writeFileSync(DOCS, current)
      } else {
        expect(text).toBe(current)
      }
    })
  }
)
