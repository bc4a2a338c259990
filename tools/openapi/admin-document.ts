import path from "node:path"
import { z } from "@medusajs/framework/zod"
import { format } from "prettier"
import { stringify } from "yaml"
import { version } from "../../package.json"
import { ROUTE_OPERATIONS } from "../../src/api/admin/flexpay/route-permissions"
import {
  ROUTE_BODIES,
  ROUTE_QUERIES,
  ROUTES_WITH_FILE,
} from "../../src/api/admin/flexpay/route-schemas"
import { readHandlers, type Handler } from "./handlers"
import type { Schema } from "./type-schemas"

const REPOSITORY = path.resolve(__dirname, "../..")
const FOLDER = path.join(REPOSITORY, "src/api/admin/flexpay")

const INTRODUCTION = `\
The routes of the admin's FlexPay pages, for scripts and integrations. \
Generated from the code: the schemas that check requests, the types of answers, \
and the doc comments. docs/reference/admin-routes.md describes them in words.

Amounts are decimal strings in major units. Times are ISO 8601 strings. Phone \
numbers and FlexPay's order numbers are masked, except where a description says \
otherwise.`

const ERROR: Schema = {
  type: "object",
  properties: {
    type: {
      type: "string",
      description: "The kind of error, as Medusa names it.",
    },
    code: { type: "string", description: "The rule that refused the request." },
    message: { type: "string", description: "For a developer to read." },
  },
  required: ["type", "message"],
}

/** Medusa answers it before any route is reached. */
const MESSAGE: Schema = {
  type: "object",
  properties: { message: { type: "string" } },
  required: ["message"],
}

const ERRORS = {
  400: {
    name: "Invalid",
    description: "The request is not valid.",
    schema: "Error",
  },
  401: {
    name: "NotLoggedIn",
    description: "The caller is not logged in.",
    schema: "Message",
  },
  403: {
    name: "NotAllowed",
    description: "The caller has no right to this.",
    schema: "Error",
  },
  404: {
    name: "NotFound",
    description: "No record has this id.",
    schema: "Error",
  },
}

const schemasOfQueries = new Map<string, z.ZodType>(
  Object.entries(ROUTE_QUERIES)
)
const schemasOfBodies = new Map<string, z.ZodType>(Object.entries(ROUTE_BODIES))
const routesWithFile: readonly string[] = ROUTES_WITH_FILE

/** The OpenAPI document of the admin's routes, as YAML. */
export async function adminDocument(): Promise<string> {
  const routes = Object.entries(ROUTE_OPERATIONS)
  const { handlers, schemas } = readHandlers(
    REPOSITORY,
    FOLDER,
    routes.map(([route]) => route)
  )
  const paths: Record<string, Schema> = {}
  for (const [route, operation] of routes) {
    const [method = "", pattern = ""] = route.split(" ")
    const place = `/admin/flexpay/${pattern.replace(/:(\w+)/g, "{$1}")}`
    const handler = handlers[route]
    if (!handler) {
      throw new Error(`${route} has no handler`)
    }
    paths[place] = {
      ...paths[place],
      [method.toLowerCase()]: describeRoute(route, operation, handler),
    }
  }
  const document = {
    openapi: "3.1.1",
    info: {
      title: "medusa-payment-flexpay, routes for the admin",
      version,
      license: { name: "MIT", identifier: "MIT" },
      description: INTRODUCTION,
    },
    servers: [
      {
        url: "{medusa}",
        description: "Your Medusa server",
        variables: { medusa: { default: "https://store.example.com" } },
      },
    ],
    security: [{ secretKey: [] }, { bearer: [] }, { session: [] }],
    paths,
    components: {
      securitySchemes: {
        secretKey: {
          type: "http",
          scheme: "basic",
          description: "A secret API key as the user name.",
        },
        bearer: { type: "http", scheme: "bearer" },
        session: { type: "apiKey", in: "cookie", name: "connect.sid" },
      },
      responses: Object.fromEntries(
        Object.values(ERRORS).map(({ name, description, schema }) => [
          name,
          {
            description,
            content: contentOf({ $ref: `#/components/schemas/${schema}` }),
          },
        ])
      ),
      schemas: { Error: ERROR, Message: MESSAGE, ...sorted(schemas) },
    },
  }
  return await format(stringify(document, { aliasDuplicateObjects: false }), {
    parser: "yaml",
  })
}

function describeRoute(route: string, operation: string, handler: Handler) {
  const query = schemasOfQueries.get(route)
  const body = schemasOfBodies.get(route)
  const { "409": conflict } = handler.answers
  const parameters = [...pathParameters(route), ...queryParameters(query)]
  return {
    operationId: operationId(route),
    summary: handler.summary,
    description: [
      handler.description,
      `Where roles are enabled: needs the operation \`${operation}\`.`,
    ]
      .filter(Boolean)
      .join("\n\n"),
    ...(parameters.length && { parameters }),
    ...requestBody(route, body),
    responses: {
      "200": { description: "OK", content: contentOf(handler.answers["200"]) },
      ...(parameters.length > 0 || body ? errors(400) : {}),
      ...errors(401, 403),
      ...(route.includes(":id") ? errors(404) : {}),
      ...(conflict && {
        "409": {
          description: "It changed since it was read. Read it again.",
          content: contentOf(conflict),
        },
      }),
    },
  }
}

function pathParameters(route: string): Schema[] {
  return [...route.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
    ...(name === "day" && {
      description: "As 2026-11-25, by the clock of Kinshasa.",
    }),
  }))
}

function queryParameters(query: z.ZodType | undefined): Schema[] {
  if (!query) {
    return []
  }
  const { properties, required = [] } = z
    .object({
      properties: z.record(z.string(), z.record(z.string(), z.unknown())),
      required: z.array(z.string()).optional(),
    })
    .parse(toSchema(query))
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query",
    ...(required.includes(name) && { required: true }),
    schema,
  }))
}

function requestBody(route: string, body: z.ZodType | undefined) {
  if (routesWithFile.includes(route)) {
    return {
      requestBody: {
        required: true,
        description: "FlexPay's export file.",
        content: { "text/csv": { schema: { type: "string" } } },
      },
    }
  }
  return body
    ? {
        requestBody: {
          required: !body.safeParse(undefined).success,
          content: { "application/json": { schema: toSchema(body) } },
        },
      }
    : {}
}

/** What a caller sends, before defaults and conversions. */
function toSchema(schema: z.ZodType): Schema {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema instanceof z.ZodDate) {
        Object.assign(jsonSchema, { type: "string", format: "date-time" })
      }
    },
  })
  return json
}

function contentOf(answer: Schema | undefined) {
  return answer
    ? { "application/json": { schema: answer } }
    : { "text/csv": { schema: { type: "string" } } }
}

function errors(...statuses: (keyof typeof ERRORS)[]) {
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      { $ref: `#/components/responses/${ERRORS[status].name}` },
    ])
  )
}

/** `getTransactionsById`, `postTransactionsByIdPayouts`. */
function operationId(route: string): string {
  const words = route
    .toLowerCase()
    .replace(/:(\w+)/g, "by $1")
    .split(/[^a-z]+/)
  return words
    .map((word, index) =>
      index ? word.charAt(0).toUpperCase() + word.slice(1) : word
    )
    .join("")
}

function sorted(schemas: Record<string, Schema>): Record<string, Schema> {
  return Object.fromEntries(
    Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1))
  )
}
