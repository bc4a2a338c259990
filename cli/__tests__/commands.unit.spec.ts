import { spawnSync } from "node:child_process"
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { doctor } from "../commands/doctor"
import { init } from "../commands/init"
import { regions } from "../commands/regions"
import { remove } from "../commands/remove"
import { SHAPES } from "./configs"

/** Some tests start programs. */
jest.setTimeout(60_000)

const CONFIG = SHAPES["of Medusa's starter"]
const TEMPLATE = "DB_NAME=medusa\n"
const WRITE = { yes: true, dryRun: false }

/** A folder that looks like a store, and the output of commands in it. */
class FakeStore {
  readonly folder = mkdtempSync(path.join(tmpdir(), "flexpay-cli-"))
  answer = false
  output = ""
  readonly terminal = {
    print: (text: string) => {
      this.output += `${text}\n`
    },
    confirm: async () => this.answer,
  }

  constructor() {
    this.write("medusa-config.ts", CONFIG)
    this.write(".env.template", TEMPLATE)
    this.write("node_modules/medusa-payment-flexpay/package.json", "{}")
    symlinkSync(
      path.dirname(require.resolve("typescript/package.json")),
      path.join(this.folder, "node_modules/typescript")
    )
  }

  /** Medusa's command line: runs this code in place of a script. */
  fakeMedusa(code: string): void {
    this.write("node_modules/@medusajs/cli/cli.js", code)
  }

  write(file: string, text: string): void {
    const target = path.join(this.folder, file)
    mkdirSync(path.dirname(target), { recursive: true })
    writeFileSync(target, text)
  }

  read(file: string): string {
    return readFileSync(path.join(this.folder, file), "utf8")
  }
}

let store: FakeStore
beforeEach(() => {
  store = new FakeStore()
})
afterEach(() => {
  rmSync(store.folder, { recursive: true })
})

describe("init", () => {
  it("init writes both files from a folder inside the store, and says what is left to do", async () => {
    store.write("src/api/route.ts", "")
    const folder = path.join(store.folder, "src/api")

    expect(await init(folder, WRITE, store.terminal)).toBe(0)

    expect(store.read("medusa-config.ts")).toContain("medusa-payment-flexpay")
    expect(store.read(".env.template")).toContain("FLEXPAY_MERCHANT=")
    expect(store.output).toContain("+   plugins: [\n")
    expect(store.output).toContain("npx medusa db:migrate")
    expect(store.output).toContain('"payouts.enabled"')
  })

  it("init writes nothing a second time", async () => {
    await init(store.folder, WRITE, store.terminal)
    const config = store.read("medusa-config.ts")
    store.output = ""

    expect(await init(store.folder, WRITE, store.terminal)).toBe(0)

    expect(store.output).toMatch(/is set up in .* already/)
    expect(store.read("medusa-config.ts")).toBe(config)
  })

  it.each([
    [{ yes: false, dryRun: false }, 1],
    [{ yes: true, dryRun: true }, 0],
  ])(
    "init with %j and no consent shows the changes, writes nothing and exits with %i",
    async (options, code) => {
      expect(await init(store.folder, options, store.terminal)).toBe(code)

      expect(store.output).toContain("+ FLEXPAY_MERCHANT=")
      expect(store.read("medusa-config.ts")).toBe(CONFIG)
      expect(store.read(".env.template")).toBe(TEMPLATE)
    }
  )

  it("init writes after consent", async () => {
    store.answer = true
    await init(store.folder, { yes: false, dryRun: false }, store.terminal)

    expect(store.read("medusa-config.ts")).not.toBe(CONFIG)
  })

  it("init shows what to add by hand to a configuration that it can't read", async () => {
    store.write("medusa-config.ts", "module.exports = configure()\n")

    await expect(init(store.folder, WRITE, store.terminal)).rejects.toThrow(
      /does not export an object.*\nNothing was changed.*\n[^]*resolve: "medusa-payment-flexpay",[^]*id: "flexpay"/
    )
    expect(store.read(".env.template")).toBe(TEMPLATE)
  })

  it("init shows what to add by hand in a store without TypeScript", async () => {
    rmSync(path.join(store.folder, "node_modules/typescript"))

    await expect(init(store.folder, WRITE, store.terminal)).rejects.toThrow(
      "This store has not installed TypeScript"
    )
  })

  it("init requires a store", async () => {
    rmSync(path.join(store.folder, "medusa-config.ts"))

    await expect(init(store.folder, WRITE, store.terminal)).rejects.toThrow(
      /^There is no medusa-config\.ts or medusa-config\.js in .* or above it\./
    )
  })
})

describe("remove", () => {
  it("remove restores both files, and warns first", async () => {
    await init(store.folder, WRITE, store.terminal)
    store.output = ""

    expect(await remove(store.folder, WRITE, store.terminal)).toBe(0)

    expect(store.read("medusa-config.ts")).toBe(CONFIG)
    expect(store.read(".env.template")).toBe(TEMPLATE)
    expect(store.output).toMatch(/^Before Medusa starts without the plugin/)
  })

  it("remove deletes the .env.template that init has created", async () => {
    rmSync(path.join(store.folder, ".env.template"))
    await init(store.folder, WRITE, store.terminal)
    await remove(store.folder, WRITE, store.terminal)

    expect(() => store.read(".env.template")).toThrow("ENOENT")
  })

  it("remove changes nothing without the plugin", async () => {
    expect(await remove(store.folder, WRITE, store.terminal)).toBe(0)
    expect(store.output).toContain("is not set up in")
  })
})

describe("doctor", () => {
  const check = (level: string, code: string, values = {}) => ({
    area: "token",
    level,
    code,
    values,
  })
  const fakeChecks = (...checks: object[]) => {
    store.fakeMedusa(
      `process.send(${JSON.stringify({ status: "done", value: checks })})`
    )
  }

  it.each([
    ["good", 0, "All checks passed."],
    ["warning", 0, "1 warning."],
    ["problem", 1, "1 problem."],
  ])("a result of the level %s exits with %i", async (level, code, summary) => {
    fakeChecks(check("good", "token_taken"), check(level, "token_ended"))

    const exitCode = await doctor(store.folder, { lang: "en" }, store.terminal)
    expect(exitCode).toBe(code)
    expect(store.output.trimEnd().endsWith(`\n${summary}`)).toBe(true)
  })

  it("a result is shown with its values, and with what to do, in both languages", async () => {
    fakeChecks(
      check("warning", "requests_refused", {
        count: 2,
        at: new Date().toISOString(),
      }),
      check("good", "job_runs", {
        job: "recheck-flexpay-transactions",
        at: "2026-01-01T00:00:00Z",
      }),
      check("good", "a_newer_code")
    )
    await doctor(store.folder, { lang: "en" }, store.terminal)
    expect(store.output).toMatch(
      /^Token\n {2}Warning: FlexPay refused the token of 2 payments .*\n {4}Verify with FlexPay .*\n {2}OK: Checking open payments: .* days ago\.\n {2}OK: a_newer_code\n\n1 warning\.\n$/
    )

    store.output = ""
    await doctor(store.folder, { lang: "fr" }, store.terminal)
    expect(store.output).toMatch(
      /^Jeton\n {2}Avertissement\u00a0: FlexPay a refusé le jeton de 2 paiements/
    )
  })

  it.each([
    [
      `process.send({ status: "plugin_missing" })`,
      "The configuration of this store has no FlexPay. Run: npx medusa-payment-flexpay init",
    ],
    [
      `process.send({ status: "failed", message: 'relation "flexpay_job" does not exist' })`,
      "Run: npx medusa db:migrate",
    ],
    [
      `process.send({ status: "failed", message: "No answer" })`,
      "The store could not be read: No answer",
    ],
    [
      `console.log("error: medusa-payment-flexpay: FLEXPAY_TOKEN is not set. Set it in .env.")`,
      "FLEXPAY_TOKEN is not set. Set it in the .env of the store, or in the environment of this command.",
    ],
    [
      `console.log(JSON.stringify({ level: "error", message: 'Loader failed: medusa-payment-flexpay: mend these options in medusa-config: "profile": wrong\\n    at load' }))`,
      'medusa-payment-flexpay: mend these options in medusa-config: "profile": wrong',
    ],
    [
      `console.error("error: relation \\"tax_provider\\" does not exist")`,
      "Run: npx medusa db:migrate",
    ],
    [
      `console.error("\\u001b[31merror\\u001b[39m: No database, Bearer abcdefghijklmnop\\n    at connect (file)")`,
      "Medusa did not start. Its last output:\n\nerror: No database, Bearer •••",
    ],
  ])(
    "doctor exits with 2 and a sentence when a store answers by %s",
    async (code, message) => {
      store.fakeMedusa(code)

      await expect(
        doctor(store.folder, { lang: "en" }, store.terminal)
      ).rejects.toMatchObject({
        message: expect.stringMatching(new RegExp(`${escape(message)}$`)),
        exitCode: 2,
      })
    }
  )

  it("doctor exits with 2 without a store, without Medusa and for another language", async () => {
    const act = (folder: string, lang: string) =>
      doctor(folder, { lang }, store.terminal)

    await expect(act(tmpdir(), "en")).rejects.toMatchObject({ exitCode: 2 })
    await expect(act(store.folder, "en")).rejects.toMatchObject({
      message: expect.stringContaining("@medusajs/cli"),
      exitCode: 2,
    })
    await expect(act(store.folder, "ln")).rejects.toMatchObject({ exitCode: 2 })
  })
})

describe("regions", () => {
  it("regions passes its options on, and shows what was done", async () => {
    store.fakeMedusa(`process.send({
      status: "done",
      value: [
        { action: "created", name: process.argv.slice(4).join(), currency: "usd", hasCountry: false },
        { action: "unchanged", name: "RD Congo", currency: "cdf", hasCountry: true },
      ],
    })`)
    const options = { currency: ["USD", "cdf"], card: true }

    expect(await regions(store.folder, options, store.terminal)).toBe(0)
    expect(store.output).toContain(
      `usd,cdf,card, in USD: created, and offers FlexPay.
  DR Congo is not one of its countries: the storefront must choose this region itself.
RD Congo, in CDF: offers FlexPay already.
`
    )
  })

  it("regions refuses another currency", async () => {
    await expect(
      regions(store.folder, { currency: ["eur"], card: false }, store.terminal)
    ).rejects.toThrow("--currency eur: FlexPay takes cdf and usd.")
  })
})

describe("the command line", () => {
  const start = (...args: string[]) =>
    spawnSync(
      process.execPath,
      [
        "--import",
        require.resolve("tsx"),
        path.join(__dirname, "../main.ts"),
        ...args,
      ],
      { cwd: store.folder, encoding: "utf8", env: { PATH: process.env.PATH } }
    )

  it("a command without a terminal writes nothing without --yes", () => {
    const { status, stdout } = start("init")

    expect(status).toBe(1)
    expect(stdout).toMatch(/To write without this question: --yes\n$/)
    expect(store.read("medusa-config.ts")).toBe(CONFIG)
  })

  it("init requires the plugin in the store", () => {
    rmSync(path.join(store.folder, "node_modules/medusa-payment-flexpay"), {
      recursive: true,
    })
    const { status, stderr } = start("init", "--yes")

    expect(status).toBe(1)
    expect(stderr).toMatch(/npm install medusa-payment-flexpay\n$/)
  })

  it.each([
    [["--help"], 0, "Usage: npx medusa-payment-flexpay <command>"],
    [["init", "doctor"], 2, "Usage: npx medusa-payment-flexpay <command>"],
  ])("%j exits with %i", (args, code, text) => {
    const { status, stdout, stderr } = start(...args)

    expect(status).toBe(code)
    expect(stdout + stderr).toContain(text)
  })
})

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
}
