import http from "node:http"
import { trace } from "@medusajs/framework/opentelemetry/api"
import {
  InMemorySpanExporter,
  NodeTracerProvider,
  SimpleSpanProcessor,
} from "@medusajs/framework/opentelemetry/sdk-trace-node"
import { createClientFor, EXPECTED, MOBILE_MONEY } from "./support/local-client"
import { json, startServer } from "./support/local-server"
import { ORDER_NUMBER } from "./support/samples"

const exporter = new InMemorySpanExporter()

beforeAll(() => {
  new NodeTracerProvider({
    spanProcessors: [new SimpleSpanProcessor(exporter)],
  }).register()
  const { request } = http
  // As an HTTP instrumentation does: a span of each request, with its path.
  jest.spyOn(http, "request").mockImplementation((...sent: unknown[]) => {
    const [options] = sent as [http.RequestOptions]
    trace.getTracer("http").startSpan(`GET ${options.path}`).end()
    return Reflect.apply(request, http, sent) as http.ClientRequest
  })
})
afterAll(() => jest.restoreAllMocks())

it("a tracer records the requests to FlexPay whose addresses hold no order number, and no other", async () => {
  const server = await startServer(
    json({ code: "0", message: "Reçue", orderNumber: ORDER_NUMBER })
  )
  const client = createClientFor(server)

  await client.request("payment", MOBILE_MONEY)
  await client.check(EXPECTED)
  await client.request("payment", MOBILE_MONEY)
  await server.close()

  expect(server.requests.map(({ path }) => path)).toContain(
    `/check/${ORDER_NUMBER}`
  )
  expect(exporter.getFinishedSpans().map(({ name }) => name)).toEqual([
    "GET /paymentService",
    "GET /paymentService",
  ])
})
