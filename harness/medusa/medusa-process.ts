import { spawn } from "node:child_process"
import type { ChildProcess } from "node:child_process"
import path from "node:path"
import type { Writable } from "node:stream"

const PROGRAM = path.resolve(__dirname, "medusa-program.ts")
const STORE = path.resolve(__dirname, "../store")
const READY_WITHIN_MS = 120_000
const TOLD_MAX = 20_000

/** A real Medusa in a process of its own, which can be killed. */
export class MedusaProcess {
  /** The last of what it printed. */
  told = ""

  private constructor(
    private readonly child: ChildProcess,
    log?: Writable
  ) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk: Buffer) => {
        this.told = (this.told + chunk.toString()).slice(-TOLD_MAX)
        log?.write(chunk)
      })
    }
  }

  /** Brings a database up to date, and returns when that is done. */
  static async migrate(env: NodeJS.ProcessEnv): Promise<void> {
    const medusa = MedusaProcess.spawn(["migrate"], env)
    const code = await medusa.ended()
    if (code !== 0) {
      throw new Error(`Migrating ended with ${code}:\n${medusa.told}`)
    }
  }

  /**
   * Starts a server, and returns once it takes requests.
   * @param options.store the folder of its config; the tests' by default
   * @param options.log gets all that it prints
   */
  static async start(
    env: NodeJS.ProcessEnv,
    options: { seed: boolean; store?: string; log?: Writable }
  ): Promise<MedusaProcess> {
    const medusa = MedusaProcess.spawn(
      ["start", ...(options.seed ? ["--seed"] : [])],
      env,
      { store: options.store, log: options.log }
    )
    try {
      await medusa.ready()
      return medusa
    } catch (error) {
      await medusa.kill()
      throw error
    }
  }

  private static spawn(
    command: string[],
    env: NodeJS.ProcessEnv,
    { store = STORE, log }: { store?: string; log?: Writable } = {}
  ): MedusaProcess {
    // One process, without a wrapper: a kill must hit Medusa itself.
    const child = spawn(
      process.execPath,
      ["--import", "tsx", PROGRAM, ...command],
      {
        cwd: store,
        env: { ...process.env, NODE_OPTIONS: "", ...env },
        stdio: ["ignore", "pipe", "pipe", "ipc"],
      }
    )
    return new MedusaProcess(child, log)
  }

  /** Runs a scheduled job now, as its scheduler does. */
  async runJob(name: string): Promise<void> {
    const { child } = this
    await new Promise<void>((resolve, reject) => {
      const hear = (message: unknown) => {
        if (message === `ran ${name}`) {
          child.off("message", hear).off("exit", die)
          resolve()
        }
      }
      const die = () => reject(new Error(`Medusa ended while it ran ${name}`))
      child.on("message", hear).once("exit", die).send(name)
    })
  }

  /** Ends it at once, as a power cut does: no handler runs, nothing is saved. */
  async kill(): Promise<void> {
    this.child.kill("SIGKILL")
    await this.ended()
  }

  private async ready(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const fail = (why: string) =>
        reject(new Error(`Medusa ${why}:\n${this.told}`))
      const timer = setTimeout(() => fail("is not ready"), READY_WITHIN_MS)
      this.child.once("message", () => {
        clearTimeout(timer)
        resolve()
      })
      this.child.once("exit", (code) => {
        clearTimeout(timer)
        fail(`ended with ${code}`)
      })
    })
  }

  private async ended(): Promise<number | null> {
    const { child } = this
    if (child.exitCode === null && child.signalCode === null) {
      await new Promise((resolve) => child.once("exit", resolve))
    }
    return child.exitCode
  }
}
