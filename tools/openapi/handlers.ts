import path from "node:path"
import ts from "typescript"
import { TypeSchemas, type Schema } from "./type-schemas"

/** What the file of a route says about it. */
export interface Handler {
  /** The first sentence of its doc comment, and the rest. */
  summary: string
  description: string
  /** Schemas of its JSON answers by status; none where it answers a file. */
  answers: Record<string, Schema>
}

/**
 * Reads the handlers of routes with the TypeScript compiler: what their doc
 * comments say, and the types of their answers.
 * @param repository the folder of tsconfig.json
 * @param routes `GET transactions/:id`, below `folder`
 */
export function readHandlers(
  repository: string,
  folder: string,
  routes: readonly string[]
): { handlers: Record<string, Handler>; schemas: Record<string, Schema> } {
  const { config } = ts.readConfigFile(
    path.join(repository, "tsconfig.json"),
    (file) => ts.sys.readFile(file)
  ) as { config: object }
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, repository)
  const places = routes.map((route) => ({ route, ...placeOf(route, folder) }))
  const program = ts.createProgram(
    places.map(({ file }) => file),
    { ...options, noEmit: true }
  )
  const checker = program.getTypeChecker()
  const schemas = new TypeSchemas(checker)
  const handlers = Object.fromEntries(
    places.map(({ route, file, method }) => {
      const source = program.getSourceFile(file)
      const module = source && checker.getSymbolAtLocation(source)
      const symbol =
        module && checker.tryGetMemberInModuleExports(method, module)
      if (!symbol) {
        throw new Error(`${file} exports no ${method}`)
      }
      return [route, readHandler(checker, schemas, symbol)]
    })
  )
  return { handlers, schemas: schemas.named }
}

function placeOf(route: string, folder: string) {
  const [method = "", pattern = ""] = route.split(" ")
  const place = pattern.replace(/:(\w+)/g, "[$1]")
  return { method, file: path.join(folder, place, "route.ts") }
}

function readHandler(
  checker: ts.TypeChecker,
  schemas: TypeSchemas,
  symbol: ts.Symbol
): Handler {
  const comment = ts
    .displayPartsToString(symbol.getDocumentationComment(checker))
    .replace(/\s*\n\s*/g, " ")
  const [summary = "", ...rest] = comment.split(/(?<=\.)\s+/)
  return {
    summary: summary.replace(/\.$/, ""),
    description: rest.join(" "),
    answers: readAnswers(checker, schemas, symbol),
  }
}

/** Where an answer is a union, its members with a `message` are conflicts. */
function readAnswers(
  checker: ts.TypeChecker,
  schemas: TypeSchemas,
  symbol: ts.Symbol
): Record<string, Schema> {
  const body = answerType(checker, symbol)
  if (body.flags & ts.TypeFlags.Any) {
    return {}
  }
  if (!body.isUnion()) {
    return { "200": schemas.schemaOf(body) }
  }
  const isConflict = (type: ts.Type) => Boolean(type.getProperty("message"))
  const [answer, conflict] = [
    body.types.find((type) => !isConflict(type)),
    body.types.find(isConflict),
  ]
  return {
    ...(answer && { "200": schemas.schemaOf(answer) }),
    ...(conflict && { "409": schemas.schemaOf(conflict) }),
  }
}

/** The type that a handler's response takes as JSON. */
function answerType(checker: ts.TypeChecker, handler: ts.Symbol): ts.Type {
  const [signature] = checker.getTypeOfSymbol(handler).getCallSignatures()
  const response = signature?.getParameters()[1]
  const json = response && checker.getTypeOfSymbol(response).getProperty("json")
  const [body] =
    (
      json && checker.getTypeOfSymbol(json).getCallSignatures()[0]
    )?.getParameters() ?? []
  if (!body) {
    throw new Error(`${handler.name} takes no response`)
  }
  return checker.getNonNullableType(checker.getTypeOfSymbol(body))
}
