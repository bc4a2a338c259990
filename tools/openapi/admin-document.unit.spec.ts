import { readFileSync } from "node:fs"
import path from "node:path"
import { adminDocument } from "./admin-document"

const FILE = path.resolve(__dirname, "../../docs/reference/openapi/admin.yaml")

it("the document of the admin's routes is the one that `npm run openapi` writes", async () => {
  expect(readFileSync(FILE, "utf8")).toBe(await adminDocument())
}, 120_000)
