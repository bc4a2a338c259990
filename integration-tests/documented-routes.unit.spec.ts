import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"

const REPOSITORY = path.resolve(__dirname, "..")

it("the reference of admin routes has each route and no other", () => {
  const reference = readFileSync(
    path.join(REPOSITORY, "docs/reference/admin-routes.md"),
    "utf8"
  )
  const documented = [
    ...reference.matchAll(/^\| `([A-Z]+ \/admin\/flexpay\S*)` /gm),
  ].map(([, route]) => route)

  expect(documented.sort()).toEqual(adminRoutes().sort())
})

/** `POST /admin/flexpay/…/:id`, for each method that a route file exports. */
function adminRoutes(): string[] {
  const folder = path.join(REPOSITORY, "src/api/admin/flexpay")
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => path.basename(file) === "route.ts")
    .flatMap((file) => {
      const route = path
        .join("/admin/flexpay", path.dirname(file))
        .replace(/\[(\w+)\]/g, ":$1")
      const text = readFileSync(path.join(folder, file), "utf8")
      return [
        ...text.matchAll(/^export (?:async function|const) ([A-Z]+)\b/gm),
      ].map(([, method = ""]) => `${method} ${route}`)
    })
}
