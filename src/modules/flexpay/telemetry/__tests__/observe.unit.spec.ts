import { trace } from "@medusajs/framework/opentelemetry/api"
import { NodeTracerProvider } from "@medusajs/framework/opentelemetry/sdk-trace-node"
import { observe } from "../observe"

afterEach(() => {
  trace.disable()
})

it.each(["onStart", "onEnd"])(
  "an exporter that throws in %s neither stops a request nor loses its answer",
  async (method) => {
    trace.setGlobalTracerProvider(
      new NodeTracerProvider({
        spanProcessors: [
          {
            onStart: () => {},
            onEnd: () => {},
            forceFlush: async () => {},
            shutdown: async () => {},
            [method]: () => {
              throw new Error("no space left")
            },
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
  }
)
