import type { AxiosResponse } from "axios"
import type { ShopUnderTest } from "./describe-shop"
import { documentedAnswers, violations } from "./openapi"
import type { DocumentedAnswer } from "./openapi"
import type { Provoke } from "./provoke-cart-answers"

/** Provokes each of these answers, and compares it with the document. */
export function describeAnswers(
  test: ShopUnderTest,
  answers: Record<string, Provoke>
): void {
  for (const answer of documentedAnswers()) {
    const provoke = answers[answer.name]
    if (provoke) {
      it(`an answer is as documented: ${answer.name}`, async () => {
        expectAsDocumented(await provoke(test), answer)
      })
    }
  }
}

function expectAsDocumented(
  { status, headers, data }: AxiosResponse,
  answer: DocumentedAnswer
): void {
  expect(status).toBe(answer.status)
  for (const [name, { schema }] of Object.entries(answer.headers)) {
    expect(violations(schema, headers[name.toLowerCase()])).toEqual([])
  }
  if (answer.contentType) {
    expect(headers["content-type"]).toContain(answer.contentType)
    expect(violations(answer.schema ?? {}, data)).toEqual([])
  }
  if (answer.example !== undefined) {
    expect(withoutIds(data)).toEqual(withoutIds(answer.example))
  }
}

/** Ids and addresses are new each time. */
function withoutIds(body: unknown): unknown {
  return JSON.parse(
    JSON.stringify(body)
      .replaceAll(/\b(order|payses)_\w+/g, "$1_…")
      .replaceAll(/"https?:[^"]+"/g, '"https://…"')
      .replaceAll(/"support_code":"\w+"/g, '"support_code":"…"')
  )
}
