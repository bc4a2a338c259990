import { schemaName } from "./document"
import type { Content, OpenApi, Operation, Schema } from "./document"

/** What of a schema is shown besides its type. */
const LIMITS = [
  "format",
  "pattern",
  "minLength",
  "maxLength",
  "minimum",
  "maximum",
  "minItems",
  "maxItems",
  "default",
]

/**
 * Renders an OpenAPI document as a page of Markdown.
 * @param address of the document on the site
 */
export function renderOpenApi(
  { info, tags, operations, components }: OpenApi,
  address: string
): string {
  const sections = tags.flatMap(({ name, description }) => [
    `## ${name}`,
    description,
    ...operations
      .filter((each) => each.tags.includes(name))
      .flatMap(renderOperation),
  ])
  const schemas = Object.entries(components.schemas).flatMap(renderSchema)
  return [
    `# ${info.title}`,
    `Version ${info.version}, as an [OpenAPI document](${address}).`,
    info.description,
    ...sections,
    "## Schemas",
    ...schemas,
    "## Authentication",
    table(
      ["Name", "Type", "Where", ""],
      Object.entries(components.securitySchemes).map(([name, scheme]) => [
        code(name),
        scheme.type,
        [scheme.in, scheme.scheme, scheme.name && code(scheme.name)]
          .filter((each) => each)
          .join(" "),
        scheme.description,
      ])
    ),
  ]
    .filter((each) => each.trim())
    .join("\n\n")
}

function renderOperation(operation: Operation): string[] {
  const { operationId, summary, description, requestBody } = operation
  return [
    `### ${code(operation.route)} {#${operationId}}`,
    `${summary}.`,
    description,
    operation.security.length > 0
      ? `**[Authentication](#authentication)**: ${operation.security.flatMap(Object.keys).map(code).join(" or ")}`
      : "",
    table(
      ["Parameter", "In", "Type", ""],
      operation.parameters.map(({ name, schema, ...parameter }) => [
        code(name),
        parameter.required ? `${parameter.in}, required` : parameter.in,
        typeOf(schema),
        parameter.description,
      ])
    ),
    ...(requestBody
      ? [
          `**Body**: ${bodyOf(requestBody.content)}. ${requestBody.description}`,
          ...renderFields(requestBody.content),
          ...renderExamples("Bodies", requestBody.content),
        ]
      : []),
    table(
      ["Status", "Answer", "Body", "Headers"],
      Object.entries(operation.responses).map(([status, response]) => [
        status,
        response.description,
        bodyOf(response.content),
        Object.entries(response.headers)
          .map(([name, { schema }]) => `${code(name)}: ${typeOf(schema)}`)
          .join(", "),
      ])
    ),
    ...Object.entries(operation.responses).flatMap(([status, { content }]) => [
      ...renderFields(content).flatMap((fields) => [
        `Fields of the answer ${status}:`,
        fields,
      ]),
      ...renderExamples(`Answers ${status}`, content),
    ]),
  ]
}

/** The types of a body: of those that are alike, the names are listed. */
function bodyOf(content: Content): string {
  const media = Object.entries(content)
  const types = new Set(media.map(([, { schema }]) => typeOf(schema)))
  return [...types]
    .map((type) => {
      const names = media
        .filter(([, { schema }]) => typeOf(schema) === type)
        .map(([name]) => code(name))
      return type === "any" ? names.join(", ") : `${type} (${names.join(", ")})`
    })
    .join(", ")
}

/** The fields of bodies whose schemas have no name. */
function renderFields(content: Content): string[] {
  return Object.values(content)
    .map(({ schema }) => table(["Field", "Type", ""], rowsOf(schema, "")))
    .filter((fields) => fields)
}

function renderExamples(title: string, content: Content): string[] {
  const examples = Object.values(content).flatMap((each) =>
    Object.entries(each.examples)
  )
  return examples.length === 0
    ? []
    : [
        `::: details ${title}: examples`,
        ...examples.flatMap(([name, { summary, value }]) => [
          summary ?? code(name),
          `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``,
        ]),
        ":::",
      ]
}

function renderSchema([name, schema]: [string, Schema]): string[] {
  const values = (schema.oneOf ?? []).filter((each) => "const" in each)
  const rows = rowsOf(schema, "")
  return [
    `### ${name} {#${anchor(name)}}`,
    schema.description ?? "",
    rows.length === 0 && values.length === 0 ? typeOf(schema) : "",
    table(["Field", "Type", ""], rows),
    table(
      ["Value", ""],
      values.map((each) => [typeOf(each), each.description ?? ""])
    ),
  ]
}

/** The fields of an object, with those of objects in it by their paths. */
function rowsOf(schema: Schema, path: string): string[][] {
  const { required = [], properties = {}, allOf = [] } = schema
  return [
    ...allOf.flatMap((each) => rowsOf(each, path)),
    ...Object.entries(properties).flatMap(([name, field]) => {
      const { items, oneOf = [], anyOf = [] } = field
      const inner = [items ?? field, ...oneOf, ...anyOf]
      const isOptional = required.includes(name) ? "" : ", optional"
      return [
        [
          code(path + name),
          typeOf(field) + isOptional,
          field.description ?? "",
        ],
        ...inner.flatMap((each) =>
          rowsOf(each, `${path}${name}${items ? "[]" : ""}.`)
        ),
      ]
    }),
  ]
}

function typeOf(schema: Schema): string {
  const limits = LIMITS.filter((keyword) => keyword in schema).map(
    (keyword) => `${keyword} ${code(String(schema[keyword]))}`
  )
  return [baseType(schema), ...limits].join(", ")
}

function baseType(schema: Schema): string {
  if (schema.$ref) {
    const name = schemaName(schema.$ref)
    return `[${name}](#${anchor(name)})`
  }
  if ("const" in schema) {
    return code(JSON.stringify(schema.const))
  }
  if (schema.enum) {
    return schema.enum.map((each) => code(JSON.stringify(each))).join(", ")
  }
  const choices = schema.oneOf ?? schema.anyOf ?? schema.allOf
  if (choices) {
    return choices.map(typeOf).join(schema.allOf ? " and " : " or ")
  }
  if (schema.items) {
    return `array of ${typeOf(schema.items)}`
  }
  return [schema.type ?? "any"].flat().join(" or ")
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map(cell).join(" | ")} |`
  return rows.length === 0
    ? ""
    : [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n")
}

function cell(text: string): string {
  return text
    .trim()
    .replace(/\s*\n\s*/g, " ")
    .replaceAll("|", "\\|")
}

function code(text: string): string {
  return `\`${text}\``
}

function anchor(name: string): string {
  return `schema-${name.toLowerCase()}`
}
