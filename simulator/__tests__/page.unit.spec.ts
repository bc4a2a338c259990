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
  it("the page is French and loads styles and scripts only from the simulator", async () => {
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

  it("the page at /phone shows the phone alone", async () => {
    expect(await page("/")).toMatch('<body class="full"')
    expect(await page("/phone?lang=en")).toMatch('<body class="phone"')
  })

  it("the page contains the PIN as text and no placeholder", async () => {
    const html = await page("/")
    expect(html).toMatch('data-pin="&#60;9876&#62;"')
    expect(html).not.toMatch("{{")
  })

  it("each label of the HTML file has a text", () => {
    const html = readFileSync(join(ASSETS, "../index.html"), "utf8")
    const labels = [...html.matchAll(/data-word="(\w+)"/g)]
    expect(labels.length).toBeGreaterThan(10)
    for (const [, word] of labels) {
      expect(words.fr).toHaveProperty(word!)
    }
  })

  it("each script and style sheet is served with its media type", async () => {
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

  it("the scripts write text and no markup", () => {
    const scripts = readdirSync(ASSETS).filter((file) => file.endsWith(".mjs"))
    expect(scripts).toContain("main.mjs")
    for (const script of scripts) {
      expect(readFileSync(join(ASSETS, script), "utf8")).not.toMatch(
        /innerHTML|outerHTML|insertAdjacentHTML|document\.write/
      )
    }
  })

  it("each text exists in both languages with the same values", () => {
    const valuesOf = (text: string) => text.match(/\{\w+\}/g) ?? []
    expect(Object.keys(words.en)).toEqual(Object.keys(words.fr))
    const english = Object.values(words.en).map(valuesOf)
    const french = Object.values(words.fr).map(valuesOf)
    expect(english.map((values) => [...values].sort())).toEqual(
      french.map((values) => [...values].sort())
    )
  })

  it("each change is sent as a server-sent event", async () => {
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
