import { mkdirSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import type { Page } from "playwright-core"

/** Where pictures go that were asked for; none are taken without it. */
const REQUESTED = process.env.SCREENSHOTS
const OF_FAILURES = path.join(tmpdir(), "flexpay-failed-browser-tests")

/** Keeps a picture of the whole page when `SCREENSHOTS=<folder>` asks for it. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  if (REQUESTED) {
    await shoot(page, REQUESTED, name)
  }
}

/** Keeps a picture of a page on which a test failed, and says where. */
export async function keepFailure(page: Page, name: string): Promise<string> {
  return await shoot(page, REQUESTED ?? OF_FAILURES, `failed ${name}`).catch(
    // The page is gone, which must not hide why the test failed.
    (error: unknown) => `no picture: ${String(error)}`
  )
}

async function shoot(page: Page, folder: string, name: string) {
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, `${name.replace(/[^\p{L}\d]+/gu, "-")}.png`)
  await page.screenshot({ path: file, fullPage: true, animations: "disabled" })
  return file
}
