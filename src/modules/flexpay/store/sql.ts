/** What the driver takes for a placeholder. */
type DriverValue = string | number | boolean | Date | null

/** A value in SQL; lists become `text[]`. */
type Value = DriverValue | readonly string[]

/** A query or a part of one, with the values of its placeholders (`?`). */
export class Sql {
  constructor(
    readonly text: string,
    readonly values: readonly DriverValue[] = []
  ) {}
}

/**
 * Writes SQL with the values in their places: another `Sql` becomes a part of
 * the text, everything else a placeholder.
 *
 *     sql`SELECT * FROM flexpay_transaction WHERE id = ${id} AND ${IS_LIVE}`
 */
export function sql(
  strings: TemplateStringsArray,
  ...parts: readonly (Sql | Value)[]
): Sql {
  const sqls = parts.map((part) =>
    part instanceof Sql ? part : new Sql("?", [toDriverValue(part)])
  )
  return new Sql(
    strings.map((text, index) => text + (sqls[index]?.text ?? "")).join(""),
    sqls.flatMap(({ values }) => values)
  )
}

/** Text as it is. Only for constants of the code: it is not escaped. */
export function rawSql(text: string): Sql {
  return new Sql(text)
}

/** Parts in a row. */
export function joinSql(parts: readonly Sql[], separator: string): Sql {
  return new Sql(
    parts.map(({ text }) => text).join(separator),
    parts.flatMap(({ values }) => values)
  )
}

/** Whether a column has one of the values of a closed list. */
export function isOneOf(column: string, values: readonly string[]): Sql {
  const quoted = values.map((value) => `'${value}'`).join(", ")
  return rawSql(`${column} IN (${quoted})`)
}

/** PostgreSQL's notation of an array; the driver spreads JavaScript's. */
function toDriverValue(value: Value): DriverValue {
  return value !== null && typeof value === "object" && !(value instanceof Date)
    ? `{${value.map((text) => JSON.stringify(text)).join(",")}}`
    : value
}
