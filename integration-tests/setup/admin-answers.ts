import { readFileSync } from "node:fs"
import path from "node:path"
import Ajv2020 from "ajv/dist/2020"
import type { AxiosInstance, AxiosResponse } from "axios"
import { parse } from "yaml"
import { z } from "zod"

const FILE = path.resolve(__dirname, "../../docs/reference/openapi/admin.yaml")
const responses = z.record(
  z.string(),
  z.looseObject({ $ref: z.string().optional() })
)
const documentSchema = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), z.object({ responses }))),
})

type Responses = z.infer<typeof responses>

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
    responses: Responses
  }
): string | null {
  const { route, method, responses } = operation
  const response = responses[status]
  if (!response) {
    return "the status is not documented"
  }
  const place =
    response.$ref ??
    `#/${["paths", route, method, "responses", String(status)].map(toPart).join("/")}`
  const $ref = `admin${place}/content/${toPart("application/json")}/schema`
  const validate = ajv.compile({ $ref })
  return validate(data) ? null : JSON.stringify(validate.errors)
}

/** A part of a JSON pointer in a URL (RFC 6901). */
function toPart(name: string): string {
  return encodeURIComponent(name.replaceAll("/", "~1"))
}

function isJson({ headers }: AxiosResponse): boolean {
  return String(headers["content-type"]).includes("application/json")
}
