import en from "../src/admin/i18n/en.json"
import fr from "../src/admin/i18n/fr.json"

type Texts = string | { [name: string]: Texts }

/** Each text's name, such as "states.payout.pending.label", and placeholders. */
function placeholdersByName(texts: Texts, name = ""): [string, string[]][] {
  return typeof texts === "string"
    ? [[name, (texts.match(/{{\w+}}/g) ?? []).sort()]]
    : Object.entries(texts).flatMap(([part, inner]) =>
        placeholdersByName(inner, name ? `${name}.${part}` : part)
      )
}

describe("the admin's texts in French", () => {
  it("have the names and the placeholders of the English ones", () => {
    expect(Object.fromEntries(placeholdersByName(fr))).toEqual(
      Object.fromEntries(placeholdersByName(en))
    )
  })

  it("are not empty", () => {
    expect(JSON.stringify([en, fr])).not.toContain('""')
  })
})
