import ts from "typescript"

/** A JSON schema (draft 2020-12). */
export interface Schema {
  [keyword: string]: unknown
}

/** Types of the plugin that are schemas of their own; others stand in place. */
const NAMED = /^AdminFlexPay/

/** JSON schemas of TypeScript types, as `JSON.stringify` writes their values. */
export class TypeSchemas {
  /** Schemas by the name of their type. */
  readonly named: Record<string, Schema> = {}

  constructor(private readonly checker: ts.TypeChecker) {}

  /** @throws Error for a type whose values are no JSON */
  schemaOf(type: ts.Type): Schema {
    const name = (type.aliasSymbol ?? type.getSymbol())?.getName() ?? ""
    if (!NAMED.test(name)) {
      return this.inPlace(type)
    }
    if (!(name in this.named)) {
      this.named[name] = {} // Before its fields, which may be of this type.
      const symbol = type.aliasSymbol ?? type.getSymbol()
      this.named[name] = { ...this.described(symbol), ...this.inPlace(type) }
    }
    return { $ref: `#/components/schemas/${name}` }
  }

  private inPlace(type: ts.Type): Schema {
    const { checker } = this
    if (type.isUnion()) {
      return this.ofUnion(type)
    }
    if (type.isStringLiteral()) {
      return { const: type.value }
    }
    const simple = simpleSchema(type.flags)
    if (simple) {
      return simple
    }
    if (checker.isArrayType(type)) {
      const [item] = checker.getTypeArguments(type as ts.TypeReference)
      return { type: "array", items: item ? this.schemaOf(item) : {} }
    }
    if (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) {
      return this.ofObject(type)
    }
    throw new Error(`${checker.typeToString(type)} has no JSON schema`)
  }

  private ofUnion(union: ts.UnionType): Schema {
    const types = union.types.filter(({ flags }) => !(flags & UNDEFINED))
    const texts = types.flatMap((one) =>
      one.isStringLiteral() ? [one.value] : []
    )
    const schemas = [
      // The compiler's order of literals depends on the order of its work.
      ...(texts.length ? [{ enum: texts.sort() }] : []),
      ...withoutHalves(
        types
          .filter((one) => !one.isStringLiteral())
          .map((one) => this.schemaOf(one))
      ),
    ]
    return oneOrAnyOf(schemas)
  }

  private ofObject(type: ts.Type): Schema {
    const { checker } = this
    const properties: Record<string, Schema> = {}
    const required: string[] = []
    for (const property of checker.getPropertiesOfType(type)) {
      const value = checker.getTypeOfSymbol(property)
      const isOptional = property.flags & ts.SymbolFlags.Optional
      if (!isOptional && !includesUndefined(value)) {
        required.push(property.name)
      }
      properties[property.name] = {
        ...this.schemaOf(value),
        ...this.described(property),
      }
    }
    const values = checker.getIndexInfoOfType(type, ts.IndexKind.String)
    return {
      type: "object",
      properties,
      ...(required.length && { required }),
      additionalProperties: values ? this.schemaOf(values.type) : false,
    }
  }

  /** What the doc comment of a type or field says. */
  private described(symbol: ts.Symbol | undefined): Schema {
    const text = ts.displayPartsToString(
      symbol?.getDocumentationComment(this.checker)
    )
    return text ? { description: text.replace(/\s*\n\s*/g, " ") } : {}
  }
}

const UNDEFINED = ts.TypeFlags.Undefined | ts.TypeFlags.Void

function simpleSchema(flags: ts.TypeFlags): Schema | null {
  const { Any, Unknown, StringLike, NumberLike, BooleanLike, Null } =
    ts.TypeFlags
  const simple: [ts.TypeFlags, Schema][] = [
    [Any | Unknown, {}],
    [StringLike, { type: "string" }],
    [NumberLike, { type: "number" }],
    [BooleanLike, { type: "boolean" }],
    [Null, { type: "null" }],
  ]
  return simple.find(([flag]) => flags & flag)?.[1] ?? null
}

function oneOrAnyOf(schemas: Schema[]): Schema {
  const [only] = schemas
  if (only && schemas.length === 1) {
    return only
  }
  const hasTypeOnly = schemas.every((schema) =>
    Object.keys(schema).every((keyword) => keyword === "type")
  )
  return hasTypeOnly
    ? { type: schemas.map(({ type }) => type) }
    : { anyOf: schemas }
}

/** The compiler's boolean is a union of true and false. */
function withoutHalves(schemas: Schema[]): Schema[] {
  const texts = schemas.map((schema) => JSON.stringify(schema))
  return schemas.filter(
    (_, index) => texts.indexOf(texts[index] ?? "") === index
  )
}

function includesUndefined(type: ts.Type): boolean {
  return type.isUnion()
    ? type.types.some(({ flags }) => flags & UNDEFINED)
    : Boolean(type.flags & UNDEFINED)
}
