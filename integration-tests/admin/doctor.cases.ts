import path from "node:path"
import { z } from "zod"
import { Program } from "../../harness/program"
import type { ShopUnderTest } from "../setup/describe-shop"

const REPOSITORY = path.resolve(__dirname, "../..")
const DOCTOR = path.join(REPOSITORY, ".medusa/server/cli/main.js")
const databases = z.tuple([z.object({ name: z.string() })])

export function describeDoctor(test: ShopUnderTest): void {
  it("doctor shows the checks of the status page in French, and exits with 1 for a problem", async () => {
    const { exitCode, output } = await runDoctor()

    expect(output).toContain(
      "Jeton\n  Problème\u00a0: FlexPay refuse le jeton (127.0.0.1:"
    )
    expect(output).toContain("Demandez un jeton valide à FlexPay")
    expect(output).toContain("  OK\u00a0: Cette boutique répond à localhost:")
    expect(output).toContain(
      "  OK\u00a0: RD Congo (CDF) (CDF) propose FlexPay."
    )
    expect(output).toMatch(/\n\d problèmes?\.\n$/)
    expect(exitCode).toBe(1)
    // The token of the demo, whose configuration it read.
    expect(output).not.toContain("flexpay-simulator-token")
  })

  /** Runs it in the demo, on the database of this shop. */
  async function runDoctor(): Promise<Program> {
    const rows = await test.records.sql("SELECT current_database() AS name")
    const [{ name }] = databases.parse(rows)
    const { DB_USERNAME, DB_PASSWORD = "", DB_HOST, DB_PORT } = process.env
    const program = Program.start(
      process.execPath,
      [DOCTOR, "doctor", "--lang", "fr"],
      {
        cwd: path.join(REPOSITORY, "demo"),
        env: {
          NODE_OPTIONS: "",
          DATABASE_URL: `postgres://${DB_USERNAME}:${encodeURIComponent(DB_PASSWORD)}@${DB_HOST}:${DB_PORT}/${name}`,
          STORE_URL: `http://localhost:${process.env.PORT}`,
          FLEXPAY_SIMULATOR_URL: test.simulator.url,
        },
      }
    )
    await program.ended()
    return program
  }
}
