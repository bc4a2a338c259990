import { once } from "node:events"
import { readdirSync, readFileSync } from "node:fs"
import { get } from "node:http"
import { join } from "node:path"
import words from "../page/assets/words.json"
import { startHarness, type Harness } from "./harness"

const ASSETS = join(__dirname, "../page/assets")

let harness: Harness

beforeEach(async () => {
  harness = await startHarness({ pin: "<9876>" })
})
afterEach(() => harness.close())

const open = (path: string) => harness.http.get(harness.simulator.url + path)
const page = async (path: string) => (await open(path)).data as string

describe("the page of the simulator", () => {
  it("is French, and loads styles and script from the simulator alone", async () => {
    const html = await page("/")
    expect(html).toMatch('<html lang="fr">')
    const addresses = [...html.matchAll(/(?:src|href)="([^"]+)"/g)]
    expect(addresses.map(([, address]) => address)).toEqual([
      "data:,",
      "/_page/base.css",
      "/_page/phone.css",
      "/_page/records.css",
      "/_page/main.mjs",
    ])
  })

  it("shows the phone alone at /phone, to be embedded beside a shop", async () => {
    expect(await page("/")).toMatch('<body class="full"')
    expect(await page("/phone?lang=en")).toMatch('<body class="phone"')
  })

  it("contains the PIN as text, and no placeholder", async () => {
    const html = await page("/")
    expect(html).toMatch('data-pin="&#60;9876&#62;"')
    expect(html).not.toMatch("{{")
  })

  it("has a text for each label of its HTML file", () => {
    const html = readFileSync(join(ASSETS, "../index.html"), "utf8")
    const labels = [...html.matchAll(/data-word="(\w+)"/g)]
    expect(labels.length).toBeGreaterThan(10)
    for (const [, word] of labels) {
      expect(words.fr).toHaveProperty(word!)
    }
  })

  it("serves each script and style with its media type", async () => {
    const types: Record<string, string> = {
      css: "text/css",
      json: "application/json",
      mjs: "application/javascript",
    }
    for (const file of readdirSync(ASSETS)) {
      const { status, headers } = await open(`/_page/${file}`)
      expect(status).toBe(200)
      expect(headers["content-type"]).toMatch(types[file.split(".").pop()!]!)
    }
  })

  it("has scripts that write text and no markup", () => {
    const scripts = readdirSync(ASSETS).filter((file) => file.endsWith(".mjs"))
    expect(scripts).toContain("main.mjs")
    for (const script of scripts) {
      expect(readFileSync(join(ASSETS, script), "utf8")).not.toMatch(
        /innerHTML|outerHTML|insertAdjacentHTML|document\.write/
      )
    }
  })

  it("has each text in both languages, with the same values", () => {
    const valuesOf = (text: string) => text.match(/\{\w+\}/g) ?? []
    expect(Object.keys(words.en)).toEqual(Object.keys(words.fr))
    const english = Object.values(words.en).map(valuesOf)
    const french = Object.values(words.fr).map(valuesOf)
    expect(english.map((values) => [...values].sort())).toEqual(
      french.map((values) => [...values].sort())
    )
  })

  it("receives each change by a stream of events", async () => {
    const request = get(`${harness.simulator.url}/_simulator/events`)
    const [stream] = await once(request, "response")
    expect(stream.headers["content-type"]).toBe("text/event-stream")
    const [first] = await once(stream, "data")
    expect(String(first)).toBe("event: change\ndata: {}\n\n")
    const next = once(stream, "data")
    await harness.pay()
    expect(String((await next)[0])).toMatch("event: change")
    request.destroy()
  })
})
