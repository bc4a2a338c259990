import { send } from "../send"
import { startServer } from "./support/local-server"

let isLoadable = true

jest.mock("axios", () => {
  if (!isLoadable) {
    throw new Error("EMFILE: too many open files")
  }
  return jest.requireActual<object>("axios")
})

describe("a call whose axios can't be loaded", () => {
  it("is not sent, and the next call loads axios again", async () => {
    const flexpay = await startServer((response) => response.end("{}"))
    const request = () =>
      send({
        method: "GET",
        url: flexpay.url,
        secrets: [],
        signal: AbortSignal.timeout(2_000),
      })

    isLoadable = false
    const whileBroken = await request()
    isLoadable = true
    const afterwards = await request()
    await flexpay.close()

    expect(whileBroken).toMatchObject({ kind: "not_sent", httpStatus: null })
    expect(afterwards).toEqual({
      kind: "answered",
      httpStatus: 200,
      body: "{}",
    })
    expect(flexpay.requests).toHaveLength(1)
  })
})
