import { startSimulator } from "../index"
import { startHarness } from "./harness"

describe("startSimulator", () => {
  it("takes a free port on this machine, and leaves it when closed", async () => {
    const simulator = await startSimulator()
    expect(simulator.url).toBe(`http://127.0.0.1:${simulator.port}`)
    await simulator.close()
    const again = await startSimulator({ port: simulator.port })
    await again.close()
  })

  it("rejects when the port is busy", async () => {
    const simulator = await startSimulator()
    await expect(startSimulator({ port: simulator.port })).rejects.toThrow(
      "EADDRINUSE"
    )
    await simulator.close()
  })

  it("rejects options that it does not know", async () => {
    const wrong = { delays: { answer: -1 } }
    await expect(startSimulator(wrong)).rejects.toThrow("answer")
  })

  it("closes while a request hangs", async () => {
    const harness = await startHarness()
    const hanging = expect(
      harness.pay({ phone: "243810000021" })
    ).rejects.toThrow()
    await harness.close()
    await hanging
  })

  it("logs each new state with the phone masked and no order number", async () => {
    const lines: string[] = []
    const harness = await startHarness({ log: (line) => lines.push(line) })
    const { data } = await harness.pay({ reference: "LOG-1" })
    expect(lines[0]).toBe("payment LOG-1: 1000 CDF 24381*****01 pending")
    expect(lines.join()).not.toMatch(data.orderNumber)
    await harness.close()
  })
})
