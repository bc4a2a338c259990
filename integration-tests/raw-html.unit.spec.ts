import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"

const REPOSITORY = path.resolve(__dirname, "..")
const PAGES = [
  "src/admin",
  "storefront/src",
  "storefront/payment-page",
  "simulator/page/assets",
]
const RAW_HTML =
  /dangerouslySetInnerHTML|\.(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write/

it("no page of the plugin renders HTML from a text", () => {
  const files = PAGES.flatMap((folder) =>
    readdirSync(path.join(REPOSITORY, folder), { recursive: true })
      .map((file) => path.join(folder, String(file)))
      .filter((file) => /\.(?:tsx?|mjs)$/.test(file))
  )

  expect(files.length).toBeGreaterThan(50)
  expect(
    files.filter((file) =>
      RAW_HTML.test(readFileSync(path.join(REPOSITORY, file), "utf8"))
    )
  ).toEqual([])
})
