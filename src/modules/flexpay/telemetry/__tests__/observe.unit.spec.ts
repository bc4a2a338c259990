import { trace } from "@medusajs/framework/opentelemetry/api"
import { NodeTracerProvider } from "@medusajs/framework/opentelemetry/sdk-trace-node"
import { observe } from "../observe"

afterEach(() => {
  trace.disable()
})

it("an exporter that throws does not lose the answer of a request", async () => {
  trace.setGlobalTracerProvider(
    new NodeTracerProvider({
      spanProcessors: [
        {
          onStart: () => {},
          onEnd: () => {
            throw new Error("no space left")
          },
          forceFlush: async () => {},
          shutdown: async () => {},
        },
      ],
    })
  )

  const answer = await observe(
    "request",
    async () => "accepted",
    (outcome) => ({ outcome })
  )

  expect(answer).toBe("accepted")
})
