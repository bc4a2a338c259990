import { readFileSync } from "node:fs"
import path from "node:path"
import Ajv2020 from "ajv/dist/2020"
import { parse } from "yaml"
import { z } from "zod"

const schema = z.record(z.string(), z.unknown())
const examples = z.record(z.string(), z.object({ value: z.unknown() }))
const content = z.record(
  z.string(),
  z.object({ schema, examples: examples.default({}) })
)
const operation = z.object({
  operationId: z.string(),
  requestBody: z.object({ content }).optional(),
  responses: z.record(
    z.string().regex(/^\d{3}$/),
    z.object({
      headers: z
        .record(z.string(), z.object({ required: z.literal(true), schema }))
        .default({}),
      content: content.default({}),
    })
  ),
})
const documentSchema = z.object({
  paths: z.record(
    z.string(),
    z.object({
      get: operation.optional(),
      post: operation.optional(),
      put: operation.optional(),
    })
  ),
  components: z.object({
    schemas: z.record(z.string(), z.record(z.string(), z.unknown())),
  }),
})

type Operation = z.infer<typeof operation>

/** One answer that the document promises. */
export interface DocumentedAnswer {
  /** `getPayment 200 pending`: operation, status, and the example's name. */
  name: string
  status: number
  headers: Operation["responses"][string]["headers"]
  contentType: string | null
  schema: Record<string, unknown> | null
  example: unknown
}

const FILE = path.resolve(__dirname, "../../docs/reference/openapi/store.yaml")

/** The document of the store's routes, with each reference put in its place. */
export function readOpenApi() {
  const written: unknown = parse(readFileSync(FILE, "utf8"))
  const { paths, components } = documentSchema.parse(inline(written, written))
  const operations = Object.entries(paths).flatMap(
    ([route, { get, post, put }]) => [
      ...(get ? [{ ...get, route: `GET ${route}` }] : []),
      ...(post ? [{ ...post, route: `POST ${route}` }] : []),
      ...(put ? [{ ...put, route: `PUT ${route}` }] : []),
    ]
  )
  return { operations, schemas: components.schemas }
}

/** An answer for each example, and one for a status that shows none. */
export function documentedAnswers(): DocumentedAnswer[] {
  return readOpenApi().operations.flatMap(({ operationId, responses }) =>
    Object.entries(responses).flatMap(([status, { headers, content }]) => {
      const [contentType, body] = Object.entries(content)[0] ?? [null, null]
      const answer = {
        name: `${operationId} ${status}`,
        status: Number(status),
        headers,
        contentType,
        schema: body?.schema ?? null,
        example: undefined,
      }
      const shown = Object.entries(body?.examples ?? {})
      return shown.length
        ? shown.map(([name, { value }]) => ({
            ...answer,
            name: `${answer.name} ${name}`,
            example: value,
          }))
        : [answer]
    })
  )
}

const ajv = new Ajv2020({
  strict: true,
  allowUnionTypes: true,
  formats: { uri: (text) => URL.canParse(text) },
})

/** What of a value a schema does not allow; a field it does not name is one. */
export function violations(
  schema: Record<string, unknown>,
  value: unknown
): unknown[] {
  const validate = ajv.compile(closed(schema) as object)
  return validate(value) ? [] : (validate.errors ?? [])
}

function inline(node: unknown, document: unknown): unknown {
  return mapDeep(node, (entry) =>
    typeof entry.$ref === "string"
      ? inline(lookUp(entry.$ref, document), document)
      : null
  )
}

function closed(node: unknown): unknown {
  return mapDeep(node, (entry) =>
    "properties" in entry && !("additionalProperties" in entry)
      ? closed({ ...entry, additionalProperties: false })
      : null
  )
}

/** Copies a tree; where `change` answers something, that takes the place. */
function mapDeep(
  node: unknown,
  change: (entry: Record<string, unknown>) => unknown
): unknown {
  if (Array.isArray(node)) {
    return node.map((item) => mapDeep(item, change))
  }
  if (typeof node !== "object" || node === null) {
    return node
  }
  const entry = node as Record<string, unknown>
  return (
    change(entry) ??
    Object.fromEntries(
      Object.entries(entry).map(([key, value]) => [key, mapDeep(value, change)])
    )
  )
}

function lookUp(reference: string, document: unknown): unknown {
  const [root, ...keys] = reference.split("/")
  const target = keys.reduce<unknown>(
    (node, key) => (node as Record<string, unknown> | undefined)?.[key],
    document
  )
  if (root !== "#" || target === undefined) {
    throw new Error(`${FILE} has no ${reference}`)
  }
  return target
}
