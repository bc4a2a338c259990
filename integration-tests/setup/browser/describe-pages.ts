import type { Browser } from "playwright-core"
import { launchChromium } from "./chromium"
import { READY_WITHIN_MS, openDemo } from "./demo"
import type { Demo } from "./demo"
import { inherited } from "./hand-over"
import { Visitor } from "./visitor"
import type { VisitorOptions } from "./visitor"

const TEST_TIMEOUT_MS = 90_000

/** What a test of the pages works with. */
export interface PagesUnderTest {
  demo: Demo
  /** Opens another browser. */
  visit: (options?: VisitorOptions) => Promise<Visitor>
}

type PagesTest = (
  title: string,
  run: (context: PagesUnderTest) => Promise<void>
) => void

/**
 * Describes tests of the demo's pages in a real browser. The demo is shared by
 * all tests, and keeps what they leave: each uses phone numbers of its own. A
 * test fails as well when a page of its visitors logs an error.
 */
export function describePages(
  name: string,
  describeTests: (test: PagesTest) => void
): void {
  jest.setTimeout(TEST_TIMEOUT_MS)
  describe(name, () => {
    let demo: Demo | undefined
    let browser: Browser | undefined
    beforeAll(async () => {
      demo = await openDemo()
      browser = await launchChromium(inherited().chromium)
    }, READY_WITHIN_MS)
    afterAll(async () => {
      await browser?.close()
      await demo?.database.close()
    })

    describeTests((title, run) => {
      test(title, async () => {
        const visitors: Visitor[] = []
        const visit = async (options: VisitorOptions = {}) => {
          const visitor = await Visitor.arrive(browser!, title, options)
          visitors.push(visitor)
          return visitor
        }
        try {
          await run({ demo: demo!, visit })
          expect(visitors.flatMap((visitor) => visitor.unexpected())).toEqual(
            []
          )
        } catch (error) {
          await report(error, visitors)
          throw error
        } finally {
          await Promise.all(visitors.map(({ context }) => context.close()))
        }
      })
    })
  })
}

/** Adds to a failure what its visitors saw. */
async function report(error: unknown, visitors: Visitor[]): Promise<void> {
  const failures = await Promise.all(
    visitors.map((visitor, index) => visitor.failure(`visitor ${index + 1}`))
  )
  if (error instanceof Error) {
    error.message += `\n\nSeen by the visitors:\n${failures.join("\n")}`
    error.stack = `${error.message}\n${error.stack ?? ""}`
  }
}
