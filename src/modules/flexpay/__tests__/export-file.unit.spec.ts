import { ExportFileError } from "../reconciliation/export-file/export-file-error"
import { previewExport } from "../reconciliation/export-file/preview-export"
import { readExport } from "../reconciliation/export-file/read-export"
import type {
  ExportLine,
  ExportMapping,
  ExportProblem,
  IgnoredLines,
} from "../reconciliation/export-file/types"

const MAPPING: ExportMapping = {
  columns: { reference: 0, amount: 1 },
  currency_code: "cdf",
  paid_by_status: {},
}

async function read(
  file: string | Uint8Array,
  mapping: ExportMapping = MAPPING
): Promise<{
  lines: ExportLine[]
  problems: ExportProblem[]
  ignored: IgnoredLines
}> {
  const lines: ExportLine[] = []
  const result = await readExport(toBytes(file), mapping, {
    batchSize: 2,
    onLines: (batch) => {
      lines.push(...batch)
      return Promise.resolve([])
    },
  })
  return { lines, ...result }
}

function toBytes(file: string | Uint8Array): Uint8Array {
  return typeof file === "string" ? new TextEncoder().encode(file) : file
}

const pairs = ({ lines }: { lines: ExportLine[] }) =>
  lines.map(({ reference, amount }) => [reference, amount])

describe("readExport", () => {
  it.each([
    ["commas", "Ref,Montant\nA,1\nB,2\n"],
    ["semicolons", "Ref;Montant\nA;1\nB;2"],
    ["tabs", "Ref\tMontant\r\nA\t1\r\nB\t2\r\n"],
    ["bars", "Ref|Montant\nA|1\nB|2\n"],
    ["a byte order mark", "\uFEFFRef;Montant\nA;1\nB;2\n"],
    ["old Macs' line ends", "Ref;Montant\rA;1\rB;2\r"],
    ["empty lines", "\n;;\nRef;Montant\n\nA;1\n;\nB;2\n\n"],
    ["a title above", "FlexPay - relevé\n\nRef;Montant\nA;1\nB;2\n"],
    ["quoted cells", '"Ref";"Montant"\n"A";"1"\n"B";"2"\n'],
    ["spaces around", "Ref ; Montant\n A ; 1\n B ; 2 \n"],
  ])("reads a file with %s", async (_, file) => {
    expect(pairs(await read(file))).toEqual([
      ["A", "1"],
      ["B", "2"],
    ])
  })

  it("reads quoted cells that hold delimiters, quotes and line breaks", async () => {
    const { lines } = await read(
      'Ref;Montant;Libellé\n"A;""x""\ny";"1 000,50";z\nB;2;z\n'
    )

    expect(pairs({ lines })).toEqual([
      ['A;"x"\ny', "1000.5"],
      ["B", "2"],
    ])
  })

  it("reads a file in Windows-1252 and in UTF-16", async () => {
    const latin = Uint8Array.from(
      "R\u00e9f;Montant\n\u00e9;1\n",
      (sign) => sign.codePointAt(0) ?? 0
    )
    const wide = Buffer.from("\uFEFFRéf\tMontant\né\t1\n", "utf16le")

    expect(pairs(await read(latin))).toEqual([["é", "1"]])
    expect(pairs(await read(wide))).toEqual([["é", "1"]])
  })

  it("reports the line and column of the first twenty problems", async () => {
    const { problems } = await read("Ref;Montant\nA;1\nB;x\nC;y\n")
    const many = await read(`Ref;Montant\n${"A;x\n".repeat(50)}`)

    expect(problems).toEqual([
      { code: "amount_unreadable", line: 3, column: "Montant", value: "x" },
      { code: "amount_unreadable", line: 4, column: "Montant", value: "y" },
    ])
    expect(many.problems).toHaveLength(20)
  })

  it.each([
    "TOTAL;3",
    "Total :;3",
    "TOTAUX CDF;3",
    "Sous-total;3",
    "Grand total;3",
    "Total général;3",
    ";3",
    "Imprimé le 30-11-2026;",
  ])("ignores the line %j, which is no transaction", async (line) => {
    const result = await read(`Ref;Montant\nA;1\nB;2\n${line}\n`)

    expect(pairs(result)).toEqual([
      ["A", "1"],
      ["B", "2"],
    ])
    expect(result.problems).toEqual([])
    expect(result.ignored).toEqual({
      count: 1,
      first: [{ line: 4, text: line.replace(/^;|;$/, "").replace(";", " · ") }],
    })
  })

  it("reads a reference that begins like a total", async () => {
    const { lines, ignored } = await read("Ref;Montant\nTOTALGAZ1;1\n")

    expect(pairs({ lines })).toEqual([["TOTALGAZ1", "1"]])
    expect(ignored.count).toBe(0)
  })

  it("names the first twenty ignored lines, masked, and counts all", async () => {
    const totals = ";0812345678;243810000001\n".repeat(30)
    const { ignored } = await read(`Ref;Montant;Tel\nA;1;\n${totals}`)

    expect(ignored.count).toBe(30)
    expect(ignored.first).toHaveLength(20)
    expect(JSON.stringify(ignored)).not.toMatch(/12345678|810000001/)
  })

  it("reports a missing key when no line has one", async () => {
    const { problems, lines } = await read("Ref;Montant\n;1\nTOTAL;1\n")

    expect(problems).toEqual([
      { code: "key_missing", line: 2, column: "Ref", value: "" },
    ])
    expect(lines).toEqual([])
  })

  it("keeps the sign of an amount", async () => {
    expect(pairs(await read("Ref;Montant\nA;-490,00\n"))).toEqual([
      ["A", "-490"],
    ])
  })

  it("never takes a number that a spreadsheet has rounded for an order number", async () => {
    const mapping = {
      ...MAPPING,
      columns: { ...MAPPING.columns, order_number: 2 },
    }
    const { lines } = await read(
      "Ref;Montant;Ordre\n;1;1,23457E+23\nB;2;1,23457E+23\n",
      mapping
    )

    expect(
      lines.map(({ reference, order_number, rounded }) => [
        reference,
        order_number,
        rounded?.range.from ?? null,
      ])
    ).toEqual([
      [null, null, "123456500000000000000000"],
      // The reference suffices.
      ["B", null, null],
    ])
    expect(lines[0]?.rounded?.problem).toEqual({
      code: "key_rounded",
      line: 2,
      column: "Ordre",
      value: "1,23457E+23",
    })
  })

  it("masks phone numbers in problems", async () => {
    const { problems } = await read(
      "Ref;Montant\nA;243810000001\nB;0812345678x"
    )

    expect(JSON.stringify(problems)).not.toMatch(/810000001/)
  })

  it("reports missing columns of the amount, the order number and the currency", async () => {
    const { problems } = await read("Ref;Montant\nA;1\n", {
      columns: { amount: 7 },
      currency_code: null,
      paid_by_status: {},
    })

    expect(problems.map(({ code, column }) => `${code} ${column}`)).toEqual([
      "column_missing amount",
      "column_missing order_number",
      "column_missing currency",
    ])
  })

  it("reports a status that the mapping does not hold", async () => {
    const mapping = {
      ...MAPPING,
      columns: { ...MAPPING.columns, status: 2 },
      paid_by_status: { Payé: true, Échec: false },
    }
    const { lines, problems } = await read(
      "Ref;Montant;Statut\nA;1;Payé\nB;2;Échec\nC;3;constructor\nD;4;\n",
      mapping
    )

    expect(lines.map(({ paid }) => paid)).toEqual([true, false])
    expect(problems.map(({ code, value }) => [code, value])).toEqual([
      ["status_unknown", "constructor"],
      ["status_unknown", ""],
    ])
  })

  it.each([
    ["", "file_empty"],
    ["PK\u0003\u0004", "file_is_workbook"],
    ["a\0b", "file_is_not_text"],
    ["only one column\nand more of it", "no_header"],
    ["Ref;Montant\n", "no_lines"],
    ['Ref;Montant\n"A;1\n', "file_is_broken"],
  ])("rejects the file %j as %s", async (file, code) => {
    await expect(read(file)).rejects.toEqual(
      expect.objectContaining({ code, name: "Error" })
    )
    await expect(read(file)).rejects.toBeInstanceOf(ExportFileError)
  })

  it("reads a file of a hundred thousand lines in batches", async () => {
    const file = `Ref;Montant\n${Array.from({ length: 100_000 }, (_, index) => `R${index};${index}`).join("\n")}`

    const { lines } = await read(file)

    expect(lines).toHaveLength(100_000)
    expect(lines.at(-1)).toMatchObject({ line: 100_001, amount: "99999" })
  })
})

describe("previewExport", () => {
  it("guesses the mapping from French titles and status values", async () => {
    const { header, mapping } = await previewExport(
      toBytes(
        "Date;N°;Numéro d'ordre;Référence;Téléphone;Montant client;Montant;Devise;Statut\n" +
          "25-11-2026;1;aB3dE5fG7hJ9243810000001;REF1;243810000001;103;100;CDF;Succès\n" +
          "25-11-2026;2;aB3dE5fG7hJ0243810000002;REF2;243810000002;103;100;CDF;Échec\n"
      )
    )

    expect(header[4]).toBe("Téléphone")
    expect(mapping).toEqual({
      columns: {
        date: 0,
        order_number: 2,
        reference: 3,
        amount: 6,
        currency: 7,
        status: 8,
      },
      currency_code: null,
      paid_by_status: { Succès: true, Échec: false },
    })
  })

  it("guesses the mapping from FlexPay's field names", async () => {
    const { mapping } = await previewExport(
      toBytes(
        "reference,orderNumber,provider_reference,amount,amountCustomer,currency,createdAt,status\nR,O,P,1,1,CDF,25-11-2026 10:00:00,0\n"
      )
    )

    expect(mapping.columns).toEqual({
      reference: 0,
      order_number: 1,
      amount: 3,
      currency: 5,
      date: 6,
      status: 7,
    })
    expect(mapping.paid_by_status).toEqual({ "0": true })
  })

  it.each([
    ["an unknown title", "N° Transaction;Réf. marchand", 0, 1],
    ["another field's title", "Référence;Votre référence", 0, 1],
    ["a title like another column's", "Numéro d'ordre;Opération", 0, undefined],
  ])(
    "finds FlexPay's order numbers by their values under %s",
    async (_, titles, order_number, reference) => {
      const { mapping, columns } = await previewExport(
        toBytes(
          `${titles};Montant\n` +
            " aB3dE5fG7hJ9243810000001;REF1;100\n" +
            "aB3dE5fG7hJ0243890000002;REF2;100\n" +
            ";Frais;3\n" +
            "TOTAL;;203\n"
        )
      )

      expect(mapping.columns).toEqual({
        order_number,
        ...(reference !== undefined && { reference }),
        amount: 2,
      })
      expect(JSON.stringify(columns)).not.toContain("810000001")
    }
  )

  it("finds them by their values where a title names another column", async () => {
    const { mapping } = await previewExport(
      toBytes(
        "Numéro d'ordre;Opération;Montant\n" +
          "1;aB3dE5fG7hJ9243810000001;100\n" +
          "2;aB3dE5fG7hJ0243890000002;100\n"
      )
    )

    expect(mapping.columns).toEqual({ order_number: 1, amount: 2 })
  })

  it("takes a column of references with one order number in it for no order numbers", async () => {
    const { mapping } = await previewExport(
      toBytes("Clé;Montant\naB3dE5fG7hJ9243810000001;1\nREF2;1\nREF3;1\n")
    )

    expect(mapping.columns).toEqual({ amount: 1 })
  })

  it("masks phone numbers in samples, and lists the values of columns with few", async () => {
    const rows = Array.from(
      { length: 30 },
      (_, index) => `24381000${String(index).padStart(4, "0")};X${index % 3}`
    )
    const { columns } = await previewExport(
      toBytes(`Tel;Etat\n${rows.join("\n")}`)
    )

    expect(columns[0]?.values).toBeNull()
    expect(columns[0]?.samples[0]).toBe("+243 81 ••• •• 00")
    expect(columns[1]).toEqual({
      title: "Etat",
      samples: ["X0", "X1", "X2"],
      values: ["X0", "X1", "X2"],
    })
  })
})
