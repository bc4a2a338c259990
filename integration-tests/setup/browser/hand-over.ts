import type { Chromium } from "./chromium"
import type { DemoAddress } from "./demo-process"

/** What the setup of the tier leaves to its tests. */
interface Inheritance {
  demo: DemoAddress
  chromium: Chromium
}

const VARIABLE = "FLEXPAY_BROWSER_TESTS"

/** Jest's workers inherit the environment of its setup, and nothing else. */
export function handOver(inheritance: Inheritance): void {
  process.env[VARIABLE] = JSON.stringify(inheritance)
}

/** What the setup left, in a worker. */
export function inherited(): Inheritance {
  return JSON.parse(process.env[VARIABLE] ?? "") as Inheritance
}
