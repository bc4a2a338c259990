import { readFileSync } from "node:fs"
import { join } from "node:path"
import { listMagicNumbers } from "../magic-numbers"

it("the README lists every magic number with its outcome", () => {
  const readme = readFileSync(join(__dirname, "../README.md"), "utf8")
  for (const { lastSeven, payment, payout, en } of listMagicNumbers()) {
    const outcome = lastSeven.startsWith("00001") ? payout : payment
    const row = `| \`${lastSeven}\` | \`${outcome}\` | ${en} |`
    expect(readme.replace(/ +/g, " ")).toContain(row)
  }
})

it("every magic number has a unique phone number on each of four networks", () => {
  const phones = listMagicNumbers().flatMap((row) => row.phones)
  expect(new Set(phones).size).toBe(phones.length)
  expect(phones).toHaveLength(listMagicNumbers().length * 4)
})
