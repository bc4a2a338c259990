import { createServer } from "node:http"
import type { AddressInfo } from "node:net"

const REGION = {
  id: "reg_1",
  name: "DR Congo",
  currency_code: "cdf",
  countries: [{ iso_2: "cd", name: "congo", display_name: "DR Congo" }],
}

/** What the build of a storefront asks a store for: one that sells nothing yet. */
const ANSWERS: Record<string, unknown> = {
  "/store/regions": { regions: [REGION], count: 1 },
  "/store/collections": { collections: [], count: 0 },
  "/store/product-categories": { product_categories: [], count: 0 },
  "/store/products": { products: [], count: 0 },
}

/** Starts a store's routes for the build of a storefront, on a free port. */
export async function startBackend(): Promise<{
  url: string
  close: () => Promise<void>
}> {
  const server = createServer((request, response) => {
    const [route = ""] = (request.url ?? "").split("?")
    const answer = ANSWERS[route]
    response.writeHead(answer ? 200 : 404, {
      "content-type": "application/json",
    })
    response.end(
      JSON.stringify(answer ?? { type: "not_found", message: route })
    )
  })
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
