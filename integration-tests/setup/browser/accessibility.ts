import type { Page } from "playwright-core"

const AXE = require.resolve("axe-core/axe.min.js")

interface Violation {
  id: string
  impact: string | null
  help: string
  nodes: { html: string; failureSummary?: string }[]
}

/**
 * Fails when axe finds something serious on the page, and says where.
 * @param within a part of it, where the rest, and the colours, are another's
 */
export async function expectAccessible(
  page: Page,
  { within }: { within?: string } = {}
): Promise<void> {
  await page.addScriptTag({ path: AXE })
  const options = {
    resultTypes: ["violations"],
    iframes: false,
    ...(within && { rules: { "color-contrast": { enabled: false } } }),
  }
  const violations: Violation[] = await page.evaluate(
    `axe.run(${within ? JSON.stringify(within) : "document"}, ${JSON.stringify(options)}).then(({ violations }) => violations)`
  )
  const serious = violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, help, nodes }) => ({
      id,
      help,
      where: nodes.map(({ html, failureSummary }) => [html, failureSummary]),
    }))
  expect({ at: page.url(), serious }).toEqual({ at: page.url(), serious: [] })
}

/** Fails when the page is wider than its window. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const [needed, given]: number[] = await page.evaluate(
    "[document.documentElement.scrollWidth, innerWidth]"
  )
  expect({ at: page.url(), needed }).toEqual({ at: page.url(), needed: given })
}
