import { spawn } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { startSimulator } from "../index"

/** Each test starts a program that compiles its TypeScript. */
jest.setTimeout(60_000)

const cli = join(__dirname, "../cli.ts")

function start(...options: string[]) {
  const child = spawn(process.execPath, ["--import", "tsx", cli, ...options])
  const texts = { out: "", err: "" }
  child.stdout.on("data", (data) => (texts.out += data))
  child.stderr.on("data", (data) => (texts.err += data))
  return { child, texts, exited: once(child, "close") }
}

describe("flexpay-simulator", () => {
  it("flexpay-simulator names the busy port and exits with 1", async () => {
    const simulator = await startSimulator()
    const { texts, exited } = start("--port", String(simulator.port))
    expect(await exited).toEqual([1, null])
    expect(texts.err).toBe(
      `Port ${simulator.port} is busy: choose another one with --port.\n`
    )
    await simulator.close()
  })

  it("flexpay-simulator prints its URLs without the given token and stops on SIGINT", async () => {
    const { child, texts, exited } = start("--port=0", "--token=my-secret")
    await once(child.stdout, "data")
    child.kill("SIGINT")
    expect(await exited).toEqual([0, null])
    expect(texts.out).toMatch(/http:\/\/127\.0\.0\.1:\d+\/v1\.1\/pay/)
    expect(texts.out).not.toMatch("my-secret")
  })

  it.each([
    [["--help"], 0, "Usage"],
    [["--port", "x"], 1, "a port is a number"],
    [["--colour"], 1, "--colour"],
  ])("flexpay-simulator %j exits with %i", async (options, code, text) => {
    const { texts, exited } = start(...options)
    expect(await exited).toEqual([code, null])
    expect(texts.out + texts.err).toMatch(text)
  })
})
