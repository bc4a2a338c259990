import { isOneOf, joinSql, rawSql, sql } from "../sql"

describe("sql", () => {
  it("makes a placeholder of each value, in order", () => {
    const day = new Date(0)

    expect(sql`a = ${1} AND b = ${"x"} AND c > ${day} AND d = ${null}`).toEqual(
      {
        text: "a = ? AND b = ? AND c > ? AND d = ?",
        values: [1, "x", day, null],
      }
    )
  })

  it("takes parts with their values", () => {
    const condition = sql`id = ${"a"} OR id = ${"b"}`

    expect(sql`WHERE ${condition} LIMIT ${5} ${sql``}`).toEqual({
      text: "WHERE id = ? OR id = ? LIMIT ? ",
      values: ["a", "b", 5],
    })
  })

  it("writes a list as PostgreSQL's array, with quotes escaped", () => {
    expect(sql`ANY(${["a", 'b"\\,']}::text[])`).toEqual({
      text: "ANY(?::text[])",
      values: [String.raw`{"a","b\"\\,"}`],
    })
    expect(sql`${[]}`.values).toEqual(["{}"])
  })

  it("joins parts and takes constants as they are", () => {
    expect(joinSql([sql`a = ${1}`, rawSql("b")], " OR ")).toEqual({
      text: "a = ? OR b",
      values: [1],
    })
    expect(isOneOf("state", ["a", "b"]).text).toBe("state IN ('a', 'b')")
  })
})
