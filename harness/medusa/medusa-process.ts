import path from "node:path"
import type { Writable } from "node:stream"
import { Program } from "../program"

const PROGRAM = path.resolve(__dirname, "medusa-program.js")
const STORE = path.resolve(__dirname, "../store")
const READY_WITHIN_MS = 120_000

/** A Medusa that runs in a process of its own, which can be killed. */
export class MedusaProcess {
  private constructor(private readonly program: Program) {}

  /** Migrates a database, and returns when that is done. */
  static async migrate(env: NodeJS.ProcessEnv): Promise<void> {
    const program = launch(["migrate"], env)
    const code = await program.ended()
    if (code !== 0) {
      throw new Error(`The migration ended with ${code}:\n${program.output}`)
    }
  }

  /**
   * Starts a server, and returns once it takes requests.
   * @param options.store the folder of its config; the tests' by default
   * @param options.log receives all output
   */
  static async start(
    env: NodeJS.ProcessEnv,
    { seed, ...options }: { seed: boolean; store?: string; log?: Writable }
  ): Promise<MedusaProcess> {
    const medusa = new MedusaProcess(
      launch(["start", ...(seed ? ["--seed"] : [])], env, options)
    )
    try {
      await medusa.ready()
      return medusa
    } catch (error) {
      await medusa.kill()
      throw error
    }
  }

  /** What it printed, the last of it. */
  get output(): string {
    return this.program.output
  }

  /** Runs a scheduled job now, as its scheduler does. */
  async runJob(name: string): Promise<void> {
    const { child } = this.program
    await new Promise<void>((resolve, reject) => {
      const onMessage = (message: unknown) => {
        if (message === `ran ${name}`) {
          child.off("message", onMessage).off("exit", onExit)
          resolve()
        }
      }
      const onExit = () =>
        reject(new Error(`Medusa ended while it ran ${name}`))
      child.on("message", onMessage).once("exit", onExit).send(name)
    })
  }

  /** Ends it at once, as a power cut does: no handler runs, nothing is saved. */
  async kill(): Promise<void> {
    await this.program.kill()
  }

  private async ready(): Promise<void> {
    const { child } = this.program
    await new Promise<void>((resolve, reject) => {
      const fail = (reason: string) =>
        reject(new Error(`Medusa ${reason}:\n${this.output}`))
      const timer = setTimeout(() => fail("is not ready"), READY_WITHIN_MS)
      child.once("message", () => {
        clearTimeout(timer)
        resolve()
      })
      child.once("exit", (code) => {
        clearTimeout(timer)
        fail(`ended with ${code}`)
      })
    })
  }
}

/** Starts Medusa itself, without a wrapper: a kill must reach it. */
function launch(
  command: readonly string[],
  env: NodeJS.ProcessEnv,
  { store = STORE, log }: { store?: string; log?: Writable } = {}
): Program {
  return Program.start(process.execPath, [PROGRAM, ...command], {
    cwd: store,
    env: { NODE_OPTIONS: "", ...env },
    hasIpc: true,
    log,
  })
}
