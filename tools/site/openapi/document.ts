import { parse } from "yaml"
import { z } from "zod"

/** A JSON Schema, of which references stay as they are. */
export interface Schema {
  $ref?: string
  type?: string | string[]
  description?: string
  const?: unknown
  enum?: unknown[]
  items?: Schema
  oneOf?: Schema[]
  anyOf?: Schema[]
  allOf?: Schema[]
  required?: string[]
  properties?: Record<string, Schema>
  [keyword: string]: unknown
}

const schemaSchema: z.ZodType<Schema> = z.lazy(() =>
  z.looseObject({
    $ref: z.string().optional(),
    type: z.union([z.string(), z.array(z.string())]).optional(),
    description: z.string().optional(),
    enum: z.array(z.unknown()).optional(),
    items: schemaSchema.optional(),
    oneOf: z.array(schemaSchema).optional(),
    anyOf: z.array(schemaSchema).optional(),
    allOf: z.array(schemaSchema).optional(),
    required: z.array(z.string()).optional(),
    properties: z.record(z.string(), schemaSchema).optional(),
  })
)

/** The section of operations in a document without tags. */
const UNTAGGED = "Routes"

const parameter = z.object({
  name: z.string(),
  in: z.string(),
  required: z.boolean().default(false),
  description: z.string().default(""),
  schema: schemaSchema,
})
const content = z
  .record(
    z.string(),
    z.object({
      schema: schemaSchema,
      examples: z
        .record(
          z.string(),
          z.object({ summary: z.string().optional(), value: z.unknown() })
        )
        .default({}),
    })
  )
  .default({})
const security = z.array(z.record(z.string(), z.unknown()))
const operation = z.object({
  tags: z.array(z.string()).optional(),
  operationId: z.string(),
  summary: z.string(),
  description: z.string().default(""),
  security: security.optional(),
  parameters: z.array(parameter).default([]),
  requestBody: z
    .object({ description: z.string().default(""), content })
    .optional(),
  responses: z.record(
    z.string(),
    z.object({
      description: z.string(),
      headers: z
        .record(
          z.string(),
          z.object({
            description: z.string().default(""),
            schema: schemaSchema,
          })
        )
        .default({}),
      content,
    })
  ),
})
const document = z.object({
  info: z.object({
    title: z.string(),
    version: z.string(),
    description: z.string().default(""),
  }),
  tags: z
    .array(z.object({ name: z.string(), description: z.string().default("") }))
    .default([{ name: UNTAGGED, description: "" }]),
  security: security.default([]),
  paths: z.record(
    z.string(),
    z.object({ parameters: z.array(parameter).default([]) }).catchall(operation)
  ),
  components: z
    .object({
      schemas: z.record(z.string(), schemaSchema).default({}),
      securitySchemes: z
        .record(
          z.string(),
          z.object({
            type: z.string(),
            in: z.string().optional(),
            name: z.string().optional(),
            scheme: z.string().optional(),
            description: z.string().default(""),
          })
        )
        .default({}),
    })
    .prefault({}),
})

const SCHEMAS = "#/components/schemas/"

export type Content = z.infer<typeof content>
/** An operation with its route, and what it shares with others. */
export type Operation = z.infer<typeof operation> & {
  route: string
  tags: string[]
  security: z.infer<typeof security>
}

/** An OpenAPI document, with each reference but those to schemas in its place. */
export interface OpenApi extends Omit<z.infer<typeof document>, "paths"> {
  operations: Operation[]
}

/** Reads an OpenAPI document of this repository. */
export function readOpenApi(yaml: string): OpenApi {
  const written: unknown = parse(yaml)
  const { paths, ...rest } = document.parse(inline(written, written))
  const operations = Object.entries(paths).flatMap(
    ([route, { parameters, ...methods }]) =>
      Object.entries(methods).map(([method, each]) => ({
        tags: [UNTAGGED],
        security: rest.security,
        ...each,
        route: `${method.toUpperCase()} ${route}`,
        parameters: [...parameters, ...each.parameters],
      }))
  )
  return { ...rest, operations }
}

/** The name of the schema that a reference leads to. */
export function schemaName(reference: string): string {
  return reference.slice(SCHEMAS.length)
}

function inline(node: unknown, written: unknown): unknown {
  if (Array.isArray(node)) {
    return node.map((each) => inline(each, written))
  }
  if (typeof node !== "object" || node === null) {
    return node
  }
  if (
    "$ref" in node &&
    typeof node.$ref === "string" &&
    !node.$ref.startsWith(SCHEMAS)
  ) {
    return inline(lookUp(node.$ref, written), written)
  }
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, inline(value, written)])
  )
}

function lookUp(reference: string, written: unknown): unknown {
  return reference
    .replace("#/", "")
    .split("/")
    .reduce((node, key) => {
      const entry = z.record(z.string(), z.unknown()).parse(node)[key]
      if (entry === undefined) {
        throw new Error(`${reference} leads nowhere`)
      }
      return entry
    }, written)
}
