import { readFileSync } from "node:fs"
import path from "node:path"
import Ajv2020 from "ajv/dist/2020"
import type { AxiosInstance, AxiosResponse } from "axios"
import { parse } from "yaml"
import { z } from "zod"

const FILE = path.resolve(__dirname, "../../docs/reference/openapi/admin.yaml")
const documentSchema = z.looseObject({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({ responses: z.record(z.string(), z.unknown()) })
    )
  ),
})

/**
 * Compares each answer of an admin route of the plugin with
 * docs/reference/openapi/admin.yaml. A request whose answer differs fails.
 */
export function compareAdminAnswers(api: AxiosInstance): void {
  const document = documentSchema.parse(parse(readFileSync(FILE, "utf8")))
  const ajv = new Ajv2020({ strict: false, validateSchema: false })
  ajv.addSchema(document, "admin")
  const routes = Object.keys(document.paths)
    .map((route) => ({
      route,
      pattern: new RegExp(`^${route.replace(/\{\w+\}/g, "[^/]+")}$`),
    }))
    // Of two that match an address, the one without a parameter is meant.
    .sort((a, b) => a.route.split("{").length - b.route.split("{").length)

  api.interceptors.response.use((answer) => {
    const { url = "", method = "" } = answer.config
    const address = url.split("?")[0] ?? ""
    const route = routes.find(({ pattern }) => pattern.test(address))?.route
    const responses = route && document.paths[route]?.[method]?.responses
    if (responses && isJson(answer)) {
      const differences = compare(ajv, answer, { route, method, responses })
      if (differences) {
        throw new Error(
          `${method} ${address} answered ${answer.status}, not as documented: ${differences}`
        )
      }
    }
    return answer
  })
}

function compare(
  ajv: Ajv2020,
  { status, data }: AxiosResponse<unknown>,
  operation: {
    route: string
    method: string
    responses: Record<string, unknown>
  }
): string | null {
  const { route, method, responses } = operation
  if (!(status in responses)) {
    return "the status is not documented"
  }
  const place = [
    "paths",
    route,
    method,
    "responses",
    String(status),
    "content",
    "application/json",
    "schema",
  ]
  const own = place
    .map((part) => encodeURIComponent(part.replaceAll("/", "~1")))
    .join("/")
  const $ref =
    status === 200 || status === 409
      ? `admin#/${own}`
      : "admin#/components/schemas/Error"
  const validate = ajv.compile({ $ref })
  return validate(data) ? null : JSON.stringify(validate.errors)
}

function isJson({ headers }: AxiosResponse): boolean {
  return String(headers["content-type"]).includes("application/json")
}
