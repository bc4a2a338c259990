import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import type { Page } from "playwright-core"
import { run } from "../../../harness/program"

const REPOSITORY = path.resolve(__dirname, "../../..")
const SOURCE = path.join(__dirname, "kit-page")
/** Answered by the test, not by a server. */
const ADDRESS = "http://localhost:1"
const TYPES: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
}

/** A page with the kit's components, built with one React. */
export class KitPage {
  private constructor(private readonly folder: string) {}

  /** @param modules the folder whose React the page gets, in the repository */
  static async build(modules: string): Promise<KitPage> {
    const folder = await mkdtemp(path.join(tmpdir(), "flexpay-kit-page-"))
    await run(
      path.join(REPOSITORY, "node_modules/.bin/vite"),
      ["build", SOURCE, "--outDir", folder],
      {
        cwd: REPOSITORY,
        // React reports its warnings.
        env: { NODE_ENV: "development", REACT_FROM: modules },
      }
    )
    return new KitPage(folder)
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true })
  }

  /**
   * Opens it.
   * @param query of its address: `locale`, `part`
   * @param answer of the store to each request; the request has a body when it
   * asks for a push
   */
  async open(
    page: Page,
    query: Record<string, string>,
    {
      answer,
      paid = () => undefined,
    }: {
      answer: (request?: { phone: string }) => object
      paid?: (orderId: string) => void
    }
  ): Promise<void> {
    await page.route(`${ADDRESS}/**`, async (route) => {
      const file = new URL(route.request().url()).pathname.slice(1)
      await route.fulfill({
        contentType: TYPES[path.extname(file)],
        body: await readFile(path.join(this.folder, file)),
      })
    })
    await page.exposeFunction("answer", answer)
    await page.exposeFunction("paid", paid)
    await page.goto(
      `${ADDRESS}/index.html?${String(new URLSearchParams(query))}`
    )
  }
}
