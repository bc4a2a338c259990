import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { ACTION_OPERATIONS } from "../permissions"
import { PERMISSION_MIDDLEWARES, ROUTE_OPERATIONS } from "../route-permissions"

const FOLDER = path.resolve(__dirname, "..")
/** The routes of actions whose names differ from the action's. */
const PATHS: Partial<Record<string, string>> = {
  refund: "payouts",
  place_order: "place-order",
}

/** `POST transactions/:id/…`, for each method that a route file exports. */
function adminRoutes(): string[] {
  return readdirSync(FOLDER, { recursive: true })
    .map(String)
    .filter((file) => path.basename(file) === "route.ts")
    .flatMap((file) => {
      const route = path
        .dirname(file)
        .split(path.sep)
        .join("/")
        .replace(/\[(\w+)\]/g, ":$1")
      const text = readFileSync(path.join(FOLDER, file), "utf8")
      return [
        ...text.matchAll(/^export (?:async function|const) ([A-Z]+)\b/gm),
      ].map(([, method = ""]) => `${method} ${route}`)
    })
}

it("each admin route requires an operation, and no other route does", () => {
  expect(Object.keys(ROUTE_OPERATIONS).sort()).toEqual(adminRoutes().sort())
})

it("all routes below /admin are the plugin's own", () => {
  expect(readdirSync(path.join(FOLDER, ".."))).toEqual(["flexpay"])
})

it("each route has one middleware with its policy, for its method", () => {
  expect(
    PERMISSION_MIDDLEWARES.map(({ methods, matcher, policies }) => [
      `${methods?.join()} ${String(matcher)}`,
      policies,
    ])
  ).toEqual(
    Object.entries(ROUTE_OPERATIONS).map(([route, operation]) => [
      route.replace(" ", " /admin/flexpay/"),
      [{ resource: "flexpay_transaction", operation }],
    ])
  )
})

it.each(Object.entries(ACTION_OPERATIONS))(
  "the action %s requires what its route requires",
  (action, operation) => {
    const route = `POST transactions/:id/${PATHS[action] ?? action}`
    expect(Object.entries(ROUTE_OPERATIONS)).toContainEqual([route, operation])
  }
)
