import { mkdirSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import type { Browser, Page } from "playwright-core"
import { Admin } from "../setup/browser/admin"
import {
  expectAccessible,
  expectNoSidewaysScroll,
} from "../setup/browser/accessibility"
import { findPictureChromium, launchChromium } from "../setup/browser/chromium"
import { openDemo, READY_WITHIN_MS } from "../setup/browser/demo"
import type { Demo } from "../setup/browser/demo"
import { KitPage } from "../setup/browser/kit-page"
import { NOW } from "../setup/browser/pictures/admin-data"
import { expectSamePicture } from "../setup/browser/pictures/compare"
import {
  ADMIN_SCENES,
  KIT_SCENES,
  stubAdmin,
} from "../setup/browser/pictures/scenes"
import { Visitor } from "../setup/browser/visitor"
import type { VisitorOptions } from "../setup/browser/visitor"

/** `npm run screenshots` takes them all, into this folder. */
const ALL = process.env.SCREENSHOTS
const FAILURES = path.join(tmpdir(), "flexpay-pictures-that-differ")

interface Cell extends Required<Omit<VisitorOptions, "device">> {
  scene: string
}

/** The pictures that every run compares, as scene-width-language-theme. */
const COMPARED = [
  "form-360-fr-light",
  "waiting-360-fr-light",
  "waiting-1024-en-light",
  "card_page-360-en-light",
  "failed-360-fr-light",
  "expired-390-en-light",
  "help-360-fr-light",
  "paid-390-fr-light",
  "network_notice-360-fr-light",
  "order-360-fr-light",
  "attention-1440-fr-light",
  "attention-390-fr-dark",
  "transactions-360-fr-light",
  "transactions-1440-en-dark",
  "unreadable-390-fr-light",
  "payment-1024-fr-light",
  "payout-390-en-light",
  "reconciliation-1440-fr-light",
  "day-390-fr-light",
  "status-1024-en-light",
]

describe("pictures", () => {
  jest.setTimeout(90_000)
  let demo: Demo
  let browser: Browser
  let kit: KitPage
  beforeAll(async () => {
    kit = await KitPage.build("node_modules")
    browser = await launchChromium(await findPictureChromium())
    demo = await openDemo()
  }, READY_WITHIN_MS)
  afterAll(async () => {
    await browser.close()
    await kit.remove()
    await demo.database.close()
  })

  it("twenty pictures are compared", () => {
    const named = cells().map(nameOf)
    expect(COMPARED).toHaveLength(20)
    expect(COMPARED.filter((name) => !named.includes(name))).toEqual([])
  })

  const toTake = cells().filter(
    (cell) => ALL || COMPARED.includes(nameOf(cell))
  )
  it.each(toTake.map((cell) => [nameOf(cell), cell] as const))(
    "%s",
    async (name, cell) => {
      const visitor = await Visitor.arrive(browser, name, cell)
      // Of the scene in which the server can't be read.
      visitor.expectErrors(/status of 500/)
      try {
        await show(visitor, cell)
        await expectNoSidewaysScroll(visitor.page)
        const picture = await take(visitor.page)
        if (ALL) {
          keep(ALL, name, picture)
        }
        if (COMPARED.includes(name)) {
          await expectSamePicture(name, picture, FAILURES)
        }
        expect(visitor.unexpected()).toEqual([])
      } finally {
        await visitor.context.close()
      }
    }
  )

  async function show(visitor: Visitor, { scene, language, width }: Cell) {
    const { page } = visitor
    // Ages and times are those of the records.
    await page.clock.setFixedTime(NOW)
    const kitScene = KIT_SCENES[scene]
    if (kitScene) {
      await kitScene(page, kit, language)
      await expectAccessible(page)
      return
    }
    const { path: address = "", text = "", prepare } = ADMIN_SCENES[scene] ?? {}
    const visit = async () => await Promise.resolve(visitor)
    await Admin.logIn({ visit, demo })
    // The dashboard scrolls inside the window: a picture ends where that ends.
    await page.setViewportSize({ width, height: 1_500 })
    await stubAdmin(page)
    await prepare?.(page)
    await page.goto(`${demo.storeUrl}/app${address}`)
    await page.locator("main").getByText(text).first().waitFor()
    await page.waitForLoadState("networkidle")
    await expectAccessible(page, {
      selector: "main",
      // The sign in Medusa's search field has no text.
      except: ["role-img-alt"],
    })
  }
})

/** Of the kit, the theme is the shop's. */
function cells(): Cell[] {
  const scenes = [...Object.keys(KIT_SCENES), ...Object.keys(ADMIN_SCENES)]
  return scenes.flatMap((scene) =>
    [360, 390, 1024, 1440].flatMap((width) =>
      (["fr", "en"] as const).flatMap((language) =>
        (scene in KIT_SCENES
          ? (["light"] as const)
          : (["light", "dark"] as const)
        ).map((theme) => ({ scene, width, language, theme }))
      )
    )
  )
}

function nameOf({ scene, width, language, theme }: Cell): string {
  return [scene, width, language, theme].join("-")
}

async function take(page: Page): Promise<Buffer> {
  return await page.screenshot({ fullPage: true, animations: "disabled" })
}

function keep(folder: string, name: string, picture: Buffer): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, `${name}.png`), picture)
}
