import { startSimulator } from "../index"
import { startHarness } from "./harness"

describe("startSimulator", () => {
  it("startSimulator listens on a free port and releases it on close", async () => {
    const simulator = await startSimulator()
    expect(simulator.url).toBe(`http://127.0.0.1:${simulator.port}`)
    await simulator.close()
    const successor = await startSimulator({ port: simulator.port })
    await successor.close()
  })

  it("startSimulator rejects if the port is busy", async () => {
    const simulator = await startSimulator()
    await expect(startSimulator({ port: simulator.port })).rejects.toThrow(
      "EADDRINUSE"
    )
    await simulator.close()
  })

  it("startSimulator rejects invalid options", async () => {
    const invalid = { delays: { answer: -1 } }
    await expect(startSimulator(invalid)).rejects.toThrow("answer")
  })

  it("close ends a request that hangs", async () => {
    const harness = await startHarness()
    const hanging = expect(
      harness.pay({ phone: "243810000021" })
    ).rejects.toThrow()
    await harness.close()
    await hanging
  })

  it("each new state is logged with the phone masked and without order number", async () => {
    const lines: string[] = []
    const harness = await startHarness({ log: (line) => lines.push(line) })
    const { data } = await harness.pay({ reference: "LOG-1" })
    expect(lines[0]).toBe("payment LOG-1: 1000 CDF 24381*****01 pending")
    expect(lines.join()).not.toMatch(data.orderNumber)
    await harness.close()
  })
})
