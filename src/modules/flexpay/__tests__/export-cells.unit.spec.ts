import {
  readExportAmount,
  readExportCurrency,
  readExportDay,
} from "../reconciliation/export-file/read-cells"
import { readRoundedNumber } from "../reconciliation/export-file/rounded-number"

describe("readExportAmount", () => {
  it.each([
    ["575", "575"],
    ["28000.00", "28000"],
    ["28 000", "28000"],
    ["28\u00a0000,50", "28000.5"],
    ["28\u202f000,5", "28000.5"],
    ["28.000,50", "28000.5"],
    ["28,000.50", "28000.5"],
    ["1,234,567", "1234567"],
    ["1.234.567,89", "1234567.89"],
    ["1'234.50", "1234.5"],
    ["28.000", "28000"],
    ["28,000", "28000"],
    ["0.575", "0.575"],
    ["100.0", "100"],
    ["575.0000", "575"],
    ["-5000", "-5000"],
    ["+5000", "5000"],
    ["5000 FC", "5000"],
    ["CDF 5 000", "5000"],
    ["$10.50", "10.5"],
    ["007", "7"],
    ["0", "0"],
  ])("reads the amount %j as %s", (text, amount) => {
    expect(readExportAmount(text)).toBe(amount)
  })

  it.each([
    "",
    "twelve",
    "1.2.3",
    "1,23,456",
    "12.34,567.8",
    "--5",
    "5e3",
    "NaN",
    "1.000.00",
    ".",
    "5000 EUR",
    "0x10",
  ])("rejects %j, which is no amount", (text) => {
    expect(readExportAmount(text)).toBeNull()
  })
})

describe("readRoundedNumber", () => {
  it.each([
    ["1,23E+15", "1225000000000000", "1240000000000000"],
    ["1.23457E+23", "123456500000000000000000", "123458000000000000000000"],
    ["2e12", "1500000000000", "3000000000000"],
    [
      "123456789012345000000000",
      "123456789012344500000000",
      "123456789012346000000000",
    ],
  ])("reads %j as a number from %s", (text, from, to) => {
    expect(readRoundedNumber(text)).toEqual({ from, to })
  })

  it.each([
    "",
    "aB3dE5fG7hJ9243810000001",
    // As references may be spelled.
    "1E23AB",
    "12E5",
    "1E999",
    "1.5E+1",
    "123456789012345",
    "1234567890123450",
    "243810000001",
  ])("takes %j as it is", (text) => {
    expect(readRoundedNumber(text)).toBeNull()
  })
})

describe("readExportCurrency", () => {
  it.each([
    ["CDF", "cdf"],
    ["fc", "cdf"],
    ["Francs congolais", "cdf"],
    ["USD", "usd"],
    ["$", "usd"],
    ["US Dollars", "usd"],
    ["EUR", null],
    ["", null],
  ])("reads the currency %j as %j", (text, currency) => {
    expect(readExportCurrency(text)).toBe(currency)
  })
})

describe("readExportDay", () => {
  it.each([
    ["25-11-2026 14:03:02", "2026-11-25"],
    ["25/11/2026", "2026-11-25"],
    ["5/3/26 9:00", "2026-03-05"],
    ["25.11.2026", "2026-11-25"],
    ["2026-11-25 14:03", "2026-11-25"],
    ["2026/11/25", "2026-11-25"],
    ["2026-11-25T23:30:00", "2026-11-25"],
    // 23:30 UTC is the next day in Kinshasa (UTC+1).
    ["2026-11-25T23:30:00Z", "2026-11-26"],
    ["2026-11-25T23:30:00+01:00", "2026-11-25"],
    ["25 nov. 2026", "2026-11-25"],
    ["3 août 2026 10:00", "2026-08-03"],
    ["1 février 2026", "2026-02-01"],
    ["29-Feb-2028", "2028-02-29"],
    ["12 juillet 2026", "2026-07-12"],
    ["12 juin 2026", "2026-06-12"],
  ])("reads the date %j as %s", (text, day) => {
    expect(readExportDay(text)).toBe(day)
  })

  it.each([
    "",
    "yesterday",
    "31/02/2026",
    "11/25/2026",
    "2026-13-01",
    "25 foo 2026",
    "45986",
    "2026-11-25T99:99:99Z",
  ])("rejects %j, which is no date", (text) => {
    expect(readExportDay(text)).toBeNull()
  })
})
