import { send, startDeadline } from "../send"
import { startServer } from "./support/local-server"

const LOAD_MS = 400

jest.mock("axios", () => {
  const loaded = performance.now() + LOAD_MS
  while (performance.now() < loaded);
  return jest.requireActual<object>("axios")
})

it("the time of a call begins when axios is loaded", async () => {
  const flexpay = await startServer((response) => response.end("{}"))

  const result = await send({
    method: "GET",
    url: flexpay.url,
    secrets: [],
    signal: startDeadline(LOAD_MS - 100),
  })
  await flexpay.close()

  expect(result).toMatchObject({ kind: "answered", httpStatus: 200 })
})
