import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { REASONS, STATES } from "../src/modules/flexpay/transaction/transaction"
import { documentedAnswers, readOpenApi, violations } from "./setup/openapi"
import {
  ANSWERS,
  ORDER_FIRST_ANSWERS,
  OTHER_ANSWERS,
} from "./setup/provoke-answers"

const API = path.resolve(__dirname, "../src/api")

describe("the OpenAPI document", () => {
  const { operations, schemas } = readOpenApi()

  it("the document has each route of the store and the hooks and no other", () => {
    expect(operations.map(({ route }) => route).sort()).toEqual(
      ["store", "hooks"].flatMap(servedUnder).sort()
    )
  })

  it("the document has no answer without a test", () => {
    const provoked = [ANSWERS, OTHER_ANSWERS, ORDER_FIRST_ANSWERS].flatMap(
      (answers) => Object.keys(answers)
    )
    expect(
      documentedAnswers()
        .map(({ name }) => name)
        .sort()
    ).toEqual(provoked.sort())
  })

  it("the document has each state and reason of a payment", () => {
    const payouts = ["draft", "awaiting_approval", "rejected", "not_sent"]
    const ofPayments = (all: readonly string[]) =>
      all.filter((name) => !payouts.includes(name)).sort()

    expect(constants(schemas.State)).toEqual(ofPayments(STATES))
    // Only in the status: the shop resolved an earlier payment.
    expect(constants(schemas.Reason)).toEqual(
      ofPayments([...REASONS, "resolved"])
    )
  })

  it.each(documentedAnswers().filter(({ example }) => example !== undefined))(
    "the example matches its schema: $name",
    ({ schema, example }) => {
      expect(violations(schema ?? {}, example)).toEqual([])
    }
  )

  it("the documented requests match their schemas", () => {
    const requests = operations.flatMap(({ requestBody }) =>
      Object.values(requestBody?.content ?? {}).flatMap(
        ({ schema, examples }) =>
          Object.values(examples).map(({ value }) => ({ schema, value }))
      )
    )
    expect(requests).not.toEqual([])
    for (const { schema, value } of requests) {
      expect(violations(schema, value)).toEqual([])
    }
  })
})

/** `POST /store/…/{id}`, for each method that a route file exports. */
function servedUnder(root: string): string[] {
  return readdirSync(path.join(API, root), { recursive: true })
    .map((file) => path.join(root, String(file)))
    .filter((file) => path.basename(file) === "route.ts")
    .flatMap((file) => {
      const route = `/${path.dirname(file)}`
        .split(path.sep)
        .join("/")
        .replace(/\[(\w+)\]/g, "{$1}")
      const code = readFileSync(path.join(API, file), "utf8")
      return [...code.matchAll(/^export (?:async function|const) ([A-Z]+)\b/gm)]
        .map(([, method]) => method)
        .map((method) => `${method} ${route}`)
    })
}

function constants(schema: Record<string, unknown> | undefined): string[] {
  return (schema?.oneOf as { const: string }[]).map((one) => one.const).sort()
}
