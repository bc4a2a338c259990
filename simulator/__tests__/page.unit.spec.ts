import { once } from "node:events"
import { get } from "node:http"
import { Script } from "node:vm"
import { words } from "../page/words"
import { startHarness, type Harness } from "./harness"

let harness: Harness

beforeEach(async () => {
  harness = await startHarness({ pin: "9876" })
})
afterEach(() => harness.close())

const page = async (path: string) =>
  (await harness.http.get(harness.simulator.url + path)).data as string

describe("the page", () => {
  it("is French, and takes its style and script from the simulator alone", async () => {
    const html = await page("/")
    expect(html).toMatch('<html lang="fr">')
    const addresses = [...html.matchAll(/(?:src|href)="([^"]+)"/g)]
    expect(addresses.map(([, address]) => address)).toEqual([
      "data:,",
      "/_page/style.css",
      "/_page/script.js",
    ])
  })

  it("shows its phone alone at /phone, for a shop to have it beside", async () => {
    expect(await page("/")).toMatch('<body class="whole">')
    expect(await page("/phone?lang=en")).toMatch('<body class="phone">')
    expect(await page("/_page/style.css")).toMatch(
      ".phone .top, .phone .panels { display: none; }"
    )
  })

  it("has a script that parses, knows the PIN, and writes no markup", async () => {
    const script = await page("/_page/script.js")
    expect(() => new Script(script)).not.toThrow()
    expect(script).toMatch('rightPin = "9876"')
    expect(script).not.toMatch(/innerHTML|insertAdjacentHTML|document\.write/)
  })

  it("says everything in both languages, with the same values", () => {
    const valuesOf = (text: string) => text.match(/\{\w+\}/g) ?? []
    expect(Object.keys(words.en)).toEqual(Object.keys(words.fr))
    const english = Object.values(words.en).map(valuesOf)
    const french = Object.values(words.fr).map(valuesOf)
    expect(english.map((each) => [...each].sort())).toEqual(
      french.map((each) => [...each].sort())
    )
  })

  it("is told of each change by a stream of events", async () => {
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
