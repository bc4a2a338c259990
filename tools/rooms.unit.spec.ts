import path from "node:path"
import { Linter } from "eslint"
import { parser } from "typescript-eslint"
import plugin from "./rooms"

/** What the rule says of one import in one file. */
function complaints(file: string, code: string): string[] {
  const cwd = path.resolve(__dirname, "..")
  const messages = new Linter({ cwd }).verify(
    code,
    {
      files: ["**/*.{ts,tsx}"],
      languageOptions: { parser: parser },
      plugins: { ours: plugin },
      rules: { "ours/rooms": "error" },
    },
    path.join(cwd, file)
  )
  return messages.map(({ messageId, message }) => messageId ?? message)
}

const ROUTE = "src/api/store/flexpay/payment-sessions/[id]/route.ts"
const UP = "../../../../.."

describe("an import that goes up", () => {
  it.each([
    ["src/gateway/phone.ts", `import { x } from "../modules/flexpay/options"`],
    ["src/gateway/phone.ts", `import type { X } from "../workflows"`],
    ["src/gateway/phone.ts", `export * from "../workflows"`],
    ["src/gateway/phone.ts", `type X = import("../workflows").X`],
    ["src/modules/flexpay/service.ts", `await import("../../workflows")`],
    ["src/modules/flexpay/service.ts", `require("../../providers/flexpay")`],
    ["src/providers/flexpay/card.ts", `import { x } from "../../workflows"`],
    ["src/workflows/apply/success.ts", `import "../../api/middlewares"`],
    ["src/gateway/client.ts", `import { x } from "../../simulator"`],
    ["src/jobs/recheck.ts", `import { seed } from "../../demo/src/seed"`],
    ["simulator/wire.ts", `import { x } from "../src/gateway"`],
    ["demo/src/buy.ts", `import { x } from "../../src/workflows"`],
    ["src/admin/widgets/x.tsx", `import { x } from "../../workflows"`],
    ["src/storefront/x.ts", `import type { X } from "../modules/flexpay"`],
  ])("of %s is refused: %s", (file, code) => {
    expect(complaints(file, code)).toEqual(["up"])
  })
})

describe("a room that may know a part of another", () => {
  it("has its types, and the values that are listed", () => {
    expect(
      complaints(
        "src/providers/flexpay/card.ts",
        `import { FLEXPAY_MODULE } from "../../modules/flexpay"
         import type Service from "../../modules/flexpay/service"
         import { type State } from "../../modules/flexpay/transaction"`
      )
    ).toEqual([])
  })

  it("has none of its other values", () => {
    const code = `import Service from "../../modules/flexpay/service"`
    expect(complaints("src/providers/flexpay/card.ts", code)).toEqual(["names"])
  })

  it("calls FlexPay through the ledger alone", () => {
    const code = `import { createFlexPayClient } from "${UP}/gateway"`
    expect(complaints(ROUTE, code)).toEqual(["names"])
  })

  it("enters through the door", () => {
    const code = `import { maskPhone } from "${UP}/gateway/phone"`
    expect(complaints(ROUTE, code)).toEqual(["door"])
  })

  it("may read what is said over HTTP", () => {
    const types = `from "../../api/store/flexpay/payment-sessions/types"`
    expect(
      complaints("src/admin/widgets/x.tsx", `import type { X } ${types}`)
    ).toEqual([])
    expect(
      complaints("src/admin/widgets/x.tsx", `import { x } ${types}`)
    ).toEqual(["types"])
  })
})

it("has a room for each folder of src", () => {
  expect(complaints("src/helpers/x.ts", "")).toEqual(["homeless"])
})

describe("an import that goes down, or stays", () => {
  it.each([
    ["src/modules/flexpay/service.ts", `import { x } from "../../gateway"`],
    ["src/workflows/index.ts", `export * from "./confirm"`],
    ["src/workflows/steps/x.ts", `import { x } from "../../modules/flexpay"`],
    ["demo/medusa-config.ts", `import { x } from "./src/seed"`],
    ["demo/src/buy.ts", `import { x } from "medusa-payment-flexpay/workflows"`],
    ["integration-tests/setup/x.ts", `import { x } from "../../src/workflows"`],
  ])("of %s is fine: %s", (file, code) => {
    expect(complaints(file, code)).toEqual([])
  })
})
