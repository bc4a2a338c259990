import { readFileSync } from "node:fs"
import type { Page } from "playwright-core"

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8")

interface Violation {
  id: string
  impact: string | null
  help: string
  nodes: { html: string; failureSummary?: string }[]
}

/**
 * Fails when axe finds something serious on the page, and says where.
 * @param options.selector a part of it, where the rest, and the colours, are
 * Medusa's
 * @param options.except rules that an element of Medusa's in it breaks
 */
export async function expectAccessible(
  page: Page,
  { selector, except = [] }: { selector?: string; except?: string[] } = {}
): Promise<void> {
  // Not a script element, which the policy of a page may block.
  await page.evaluate(`${AXE}\n;null`)
  const options = {
    resultTypes: ["violations"],
    iframes: false,
    rules: Object.fromEntries(
      [...(selector ? ["color-contrast"] : []), ...except].map((rule) => [
        rule,
        { enabled: false },
      ])
    ),
  }
  const violations: Violation[] = await page.evaluate(
    `axe.run(${selector ? JSON.stringify(selector) : "document"}, ${JSON.stringify(options)}).then(({ violations }) => violations)`
  )
  const serious = violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, help, nodes }) => ({
      id,
      help,
      where: nodes.map(({ html, failureSummary }) => [html, failureSummary]),
    }))
  expect({ url: page.url(), serious }).toEqual({ url: page.url(), serious: [] })
}

/** Fails when the page is wider than its window. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const [needed, expected]: number[] = await page.evaluate(
    "[document.documentElement.scrollWidth, innerWidth]"
  )
  expect({ url: page.url(), needed }).toEqual({
    url: page.url(),
    needed: expected,
  })
}
