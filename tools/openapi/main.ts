import { writeFile } from "node:fs/promises"
import path from "node:path"
import { adminDocument } from "./admin-document"

/** Writes the OpenAPI document of the admin's routes, after a change of one. */
async function main(): Promise<void> {
  const file = path.resolve(
    __dirname,
    "../../docs/reference/openapi/admin.yaml"
  )
  await writeFile(file, await adminDocument())
}

void main()
